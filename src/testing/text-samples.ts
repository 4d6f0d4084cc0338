import type { AttributeSamples } from './test-key-samples.js';

/** Samples of the attributes that hold several texts: JSON, or a list of texts. */
const impact: AttributeSamples = {
  value: ({ impact }) => [...impact],
  absent: [],
  good: [
    ['{"25":"feeds a family for a week"}', [[2500, 'feeds a family for a week']]],
    ['25=feeds a family', [[2500, 'feeds a family']]],
    [
      '25=feeds a family; 50=two boards;',
      [
        [2500, 'feeds a family'],
        [5000, 'two boards'],
      ],
    ],
    [
      '“12.50=a ‘b’ = c; d\n\u200b100\u00a0=\u00a0e”',
      [
        [10000, 'e'],
        [1250, 'a ‘b’ = c; d'],
      ],
    ],
    ['“25” = “feeds a family”', [[2500, 'feeds a family']]],
    ['{"25":"a\u200bb"}', [[2500, 'a\u200bb']]],
    ['25=a\u200bb', [[2500, 'a\u200bb']]],
    ['25=می\u200cخورد', [[2500, 'می\u200cخورد']]],
    ['{“25”:\u00a0“feeds a family”}', [[2500, 'feeds a family']]],
    ['“{"25":"feeds a family"}”', [[2500, 'feeds a family']]],
    ['{&quot;25&quot;:&quot;a&quot;}', [[2500, 'a']]],
    [
      '{"12.50":"a","100":"b"}',
      [
        [10000, 'b'],
        [1250, 'a'],
      ],
    ],
  ],
  bad: [
    'feeds a family',
    '25',
    '"25"',
    'null',
    '[]',
    '["a"]',
    '{}',
    '{"25":7}',
    '{"abc":"x"}',
    "{'25':'x'}",
    '{"25":"x"',
    '25=',
    '=a',
    'abc=a',
    '$25=a',
    '25=a; many=b',
    '25=a; $50=b',
    '”25=feeds',
    '{“25”:“a “b””}',
  ],
  accepted: /25=feeds a family; 50=two boards.*JSON object.*\{"25":"feeds a family for a week"\}/,
};

export const textSamples: Record<'impact' | 'monthly-impact' | 'strings', AttributeSamples> = {
  impact,
  'monthly-impact': { ...impact, value: ({ monthlyImpact }) => [...monthlyImpact] },
  strings: {
    value: ({ strings }) => [...strings],
    absent: [],
    good: [
      ['{"give":"Help with {amount}"}', [['give', 'Help with {amount}']]],
      ['{}', []],
      [
        'give=Help with {amount}; back = Back',
        [
          ['give', 'Help with {amount}'],
          ['back', 'Back'],
        ],
      ],
      ['{“give”:“Help”}', [['give', 'Help']]],
    ],
    bad: [
      'Give',
      '7',
      'null',
      '[]',
      '{"give":7}',
      "{'give':'x'}",
      '{"give":"x"',
      'give=',
      '() => 25',
      'x => 25',
    ],
    accepted: /give=Help with \{amount\}.*JSON object.*\{"give":"Help with \{amount\}"\}/,
  },
};
