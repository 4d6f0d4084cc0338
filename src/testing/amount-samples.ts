import type { AttributeSamples } from './test-key-samples.js';

const amounts = [
  'abc',
  '-5',
  '1e3',
  '12,50',
  '$25',
  '.5',
  '5.',
  '0',
  '0.00',
  '12.345',
  '1000000000000',
  '٢٥',
];

const amountLists: Pick<AttributeSamples, 'good' | 'bad' | 'accepted'> = {
  good: [
    ['10,25,50,100', [1000, 2500, 5000, 10000]],
    ['["7"]', [700]],
    [' 50 , 10 ', [1000, 5000]],
    ['12.50,5.5', [550, 1250]],
    ['10,10.00,10', [1000]],
    ['10,,25,', [1000, 2500]],
    ['“10,25”', [1000, 2500]],
    ['“10”,\u00a0„25‟', [1000, 2500]],
    ['\ufeff[“10”, “25”]', [1000, 2500]],
    ['10،25', [1000, 2500]],
  ],
  bad: [
    '10;25',
    '10,abc',
    '10,0',
    '-10',
    '10 25',
    ',',
    '[10,x]',
    '[object Object]',
    '10,12.345',
    '”10,',
    '10"5',
  ],
  accepted: /major units.*commas.*10,25/,
};

/** Samples of the attributes that hold amounts or a share of one. */
export const amountSamples: Record<
  | 'amounts'
  | 'monthly-amounts'
  | 'amount'
  | 'monthly-amount'
  | 'suggest-monthly'
  | 'min-amount'
  | 'max-amount',
  AttributeSamples
> = {
  amounts: { value: ({ amounts }) => amounts, absent: [1000, 2500, 5000, 10000], ...amountLists },
  'monthly-amounts': {
    value: ({ monthlyAmounts }) => monthlyAmounts,
    absent: [300, 500, 1000, 2500],
    ...amountLists,
  },
  'monthly-amount': {
    value: ({ monthlyAmount }) => monthlyAmount,
    absent: undefined,
    good: [
      ['25', 2500],
      [' 31.07 ', 3107],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'suggest-monthly': {
    value: ({ suggestMonthly }) => suggestMonthly,
    absent: 0,
    good: [
      ['', 0.25],
      ['true', 0.25],
      ['Suggest-Monthly', 0.25],
      ['false', 0],
      ['0.5', 0.5],
      ['.1', 0.1],
      ['1', 1],
      ['25%', 0.25],
      ['12.5 %', 0.125],
      ['“50%”', 0.5],
      ['20', 0.2],
      ['100', 1],
    ],
    bad: ['0', '-0.25', '101', '150%', '1/4', '0,25', 'yes', '0.25.1', '25%%', '1e-1', 'NaN', 'constructor'],
    accepted: /alone.*0\.25.*25%/,
  },
  amount: {
    value: ({ amount }) => amount,
    absent: undefined,
    good: [
      ['25', 2500],
      ['25.5', 2550],
      [' 31.07 ', 3107],
      ['\u00a0“31.07”\u200b', 3107],
      ["'31.07'", 3107],
      ['1.00', 100],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'min-amount': {
    value: ({ minAmount }) => minAmount,
    absent: 50,
    good: [
      ['5', 500],
      ['0.5', 50],
      ['999999.99', 99999999],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'max-amount': {
    value: ({ maxAmount }) => maxAmount,
    absent: 99999999,
    good: [
      ['500', 50000],
      ['1', 100],
      ['999999.99', 99999999],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
};
