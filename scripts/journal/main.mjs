// Says of each company whether its journal still is what was sealed, or where it breaks, and how long its unsealed tail is.
import { walk } from './chain.mjs';
import { fileSource, localSource, remoteSource } from './sources.mjs';

/** @import { Whole, Broken } from './chain.mjs' */

const reasons = {
  event_missing: 'an event is missing',
  seal_missing: 'a seal is missing before one that is there',
  seal_out_of_chain: 'its seal does not follow the one before it',
  event_altered: 'it is not what was sealed',
};

/** @param {{ company?: string | undefined, file?: string | undefined, remote?: boolean | undefined }} asked @returns {Promise<boolean>} whether every chain holds */
export async function checkJournals({ company, file, remote }) {
  const source = remote ? remoteSource() : file ? fileSource(file) : localSource();
  try {
    const companies = await source.companies();
    const wanted = company ? companies.filter(({ id }) => id === company) : companies;
    if (company && wanted.length === 0) console.log(`${company}: there is no such company`);
    let holds = !company || wanted.length > 0;
    for (const { id, name } of wanted) {
      const found = await walk(source.events(id));
      console.log(`${found.intact} ${id} ${name}: ${told(found, Date.now())}`);
      holds &&= found.intact;
    }
    return holds;
  } finally {
    source.close();
  }
}

/** @param {Whole | Broken} found @param {number} now */
export function told(found, now) {
  if (!found.intact) return `breaks at event ${found.brokenAt}: ${reasons[found.reason]}`;
  const { events, sealed, unsealed, unsealedSince } = found;
  const tail = unsealedSince === null ? 'no unsealed tail' : `unsealed tail of ${unsealed}, for ${Math.max(0, Math.round((now - unsealedSince) / 1000))} s`;
  return `${events} events, ${sealed} sealed, ${tail}`;
}
