// What a letter posted to the mail API must look like, and what the API says when it does not (Mailtrap's shape).

/**
 * @typedef {{ email: string, name?: string }} Address
 * @typedef {{ content: string, filename: string, type?: string, disposition?: string, content_id?: string }} Attachment
 * @typedef {{ from: Address, to: Address[], cc?: Address[], bcc?: Address[], reply_to?: Address, subject: string, text?: string,
 *   html?: string, category?: string, headers?: Record<string, string>, custom_variables?: Record<string, string>,
 *   attachments?: Attachment[] }} Letter
 */

const mailbox = /^[^\s@<>]+@[^\s@<>]+$/;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The faults of a letter, in words; none when it can be sent. @param {any} letter @returns {string[]} */
export function faultsOf(letter) {
  if (letter === null || typeof letter !== 'object') return ["'body' must be a JSON object"];
  const faults = [];
  if (!isAddress(letter.from)) faults.push("'from' address is required");
  const lists = ['to', 'cc', 'bcc'].map((name) => letter[name] ?? []);
  if (!lists.every((list) => Array.isArray(list) && list.every(isAddress))) faults.push("'to', 'cc' and 'bcc' must be lists of addresses");
  if (lists.flat().length === 0) faults.push("'to' address is required");
  if (lists.flat().length > 1000) faults.push("more than 1000 recipients");
  if (!isText(letter.subject)) faults.push("'subject' is required");
  if (!isText(letter.text) && !isText(letter.html)) faults.push("must specify either text or html body");
  if (!(letter.attachments ?? []).every(isAttachment)) faults.push("'attachments' must carry a filename and base64 content");
  return faults;
}

/** @param {any} value */
const isText = (value) => typeof value === 'string' && value.trim() !== '';

/** @param {any} value */
const isAddress = (value) => typeof value?.email === 'string' && mailbox.test(value.email);

/** @param {any} value */
const isAttachment = (value) => isText(value?.filename) && typeof value.content === 'string' && base64.test(value.content);
