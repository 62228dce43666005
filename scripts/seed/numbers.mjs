// The numbers a French business is known by, made up but with the keys the real ones have.

/** The digit that makes a text of digits pass Luhn's test. @param {string} digits */
function luhnDigit(digits) {
  const sum = [...digits].reverse().reduce((total, digit, rank) => {
    const doubled = Number(digit) * (rank % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A SIREN from its first eight digits. @param {string} eight */
export const siren = (eight) => eight + luhnDigit(eight);

/** An establishment of a SIREN. @param {string} business @param {number} [rank] */
export function siret(business, rank = 1) {
  const begun = business + String(rank).padStart(4, '0');
  return begun + luhnDigit(begun);
}

/** The VAT number that follows from a SIREN. @param {string} business */
export const frenchVat = (business) => `FR${String((12 + 3 * (Number(business) % 97)) % 97).padStart(2, '0')}${business}`;

/** A Belgian VAT number from its first eight digits. @param {string} eight */
export const belgianVat = (eight) => `BE${eight}${String(97 - (Number(eight) % 97)).padStart(2, '0')}`;

/** A French IBAN from bank, branch and account, all of digits. @param {string} bank @param {string} branch @param {string} account */
export function frenchIban(bank, branch, account) {
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n);
  const bban = bank + branch + account + String(key).padStart(2, '0');
  // F is 15 and R is 27, and the check digits stand at 00 while they are sought
  const check = 98n - (BigInt(`${bban}152700`) % 97n);
  return `FR${String(check).padStart(2, '0')}${bban}`;
}
