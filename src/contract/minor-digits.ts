// Exponents come from ISO 4217 (list one, https://www.six-group.com/en/products-services/financial-information/data-standards.html).
// Engines take fraction digits from CLDR, which says what is customary in cash (0 for HUF, IDR, PKR, IQD …) and changes
// with the version. Payment APIs count in ISO units, so Intl's default must never decide what 100 means.
const EXPONENTS =
  '0 BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF|3 BHD IQD JOD KWD LYD OMR TND|4 CLF UYW';

/** Finds the number of the table's row that has the currency in it, or reads `otherwise`. */
export function lookUp(table: string, currency: string, otherwise: string): number {
  return Number.parseInt(table.split('|').find((row) => row.includes(currency)) ?? otherwise, 10);
}

/** Tells how many decimal digits the currency's minor unit has, by ISO 4217. */
export function minorDigits(currency: string): 0 | 2 | 3 | 4 {
  return lookUp(EXPONENTS, currency, '2') as 0 | 2 | 3 | 4;
}
