// What follows from a document: made by the server as a draft, then opened for a last look.
import { Refused, call } from '../core/api.js'
import { go } from '../core/router.js'
import { forgetDocuments } from '../documents/changed.js'
import { documentApi, editorPlace, familyOf } from '../documents/places.js'
/** @import { Document, Family } from '../documents/types.js' */

/** @typedef {'invoice' | 'deposit' | 'progress' | 'revision' | 'credit' | 'correction'} Act */

/** Makes what follows, once whatever is clicked; a step of works that somebody has begun is taken up where it is. @param {Family} family @param {string} id @param {Act} act @param {object} body @param {string} key */
export async function follow(family, id, act, body, key) {
  /** @type {Document} */
  const made = await call('POST', documentApi(family, `/${id}/${act}`), body, { key }).catch((/** @type {unknown} */ fault) => {
    if (fault instanceof Refused && fault.code === 'progress_draft_exists') return { kind: 'progress', id: fault.body['invoice_id'] }
    throw fault
  })
  forgetDocuments()
  await go(editorPlace(familyOf(made.kind), made.id))
}
