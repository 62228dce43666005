// What may be done to a document from any page. Nothing here is shown before the server has said yes.
import { call, newKey } from '../core/api.js'
import { t } from '../core/i18n.js'
import { go } from '../core/router.js'
import { inCompany } from '../core/session.js'
import { toast } from '../ui/overlay.js'
import { wrongsOf } from '../ui/use-form.js'
import { forgetDocuments } from './changed.js'
import { headOf } from './draft.js'
import { documentApi, editorPlace, fileUrl } from './places.js'
/** @import { Document, Family } from './types.js' */

/** Tells a refusal or a fault in a toast. @param {unknown} fault */
export function tell(fault) {
  for (const { text } of wrongsOf(fault)) toast(text, { tone: 'bad' })
}

/** @param {Family} family @param {string} id */
export async function duplicate(family, id) {
  try {
    /** @type {Document} */
    const copy = await call('POST', documentApi(family, `/${id}/copy`), {}, { key: newKey() })
    forgetDocuments()
    await go(editorPlace(family, copy.id))
    toast(t('documents.copied'))
  } catch (fault) {
    tell(fault)
  }
}

/** Deletes a draft, with a way back: its text is written again as a new draft. @param {Family} family @param {{ id: string, version: number }} draft */
export async function deleteDraft(family, draft) {
  const path = documentApi(family, `/${draft.id}`)
  try {
    /** @type {Document} */
    const before = await call('GET', path)
    await call('DELETE', path, undefined, { ifMatch: before.version })
    forgetDocuments()
    toast(t('documents.draft_deleted'), { act: () => void restore(family, before, newKey()) })
  } catch (fault) {
    tell(fault)
  }
}

/** Writes a deleted draft again. @param {Family} family @param {Document} before @param {string} key */
export async function restore(family, before, key) {
  const lines = before.lines.map(({ net, ...line }) => line)
  const adjustments = before.adjustments.map(({ total, ...adjustment }) => adjustment)
  await call('POST', documentApi(family), { ...headOf(before), lines, adjustments }, { key }).catch(tell)
  forgetDocuments()
}

/** Hands the PDF to the device where it can share files, else opens it. @param {Family} family @param {{ id: string, number: string | null }} document */
export async function sharePdf(family, document) {
  const url = fileUrl(family, document.id)
  const answer = await fetch(url)
  const file = new File([await answer.blob()], `${document.number ?? t('state_draft')}.pdf`, { type: 'application/pdf' })
  if (navigator.canShare?.({ files: [file] })) await navigator.share({ files: [file] }).catch(() => {})
  else open(url)
}

/** @param {string} url */
export async function copyLink(url) {
  await navigator.clipboard.writeText(new URL(url, location.href).href)
  toast(t('documents.link_copied'))
}

/** Stops a letter that has not left yet. @param {string} id */
export async function cancelMessage(id) {
  try {
    await call('POST', inCompany(`/messages/${id}/cancellation`), {}, { key: newKey() })
    toast(t('documents.cancelled'))
  } catch (fault) {
    tell(fault)
  }
  forgetDocuments()
}

/** @param {string} id */
export async function retryMessage(id) {
  try {
    await call('POST', inCompany(`/messages/${id}/retry`), {}, { key: newKey() })
    toast(t('documents.retried'))
  } catch (fault) {
    tell(fault)
  }
  forgetDocuments()
}
