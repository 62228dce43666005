// What reads our PDFs in the tests: qpdf checks their structure, poppler their text, fonts and attachments.
import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

/** Installs qpdf and poppler's tools when one is missing. */
export async function ensurePdfTools() {
  const missing = [];
  if (!onPath('qpdf')) missing.push('qpdf');
  if (!onPath('pdftotext') || !onPath('pdfdetach')) missing.push('poppler-utils');
  if (missing.length > 0) await aptInstall('PDF tools for tests', missing);
}
