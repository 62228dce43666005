// What a change of a document, or of a payment over it, makes stale.
import { inCompany } from '../core/session.js'
import { forget } from '../core/store.js'

/** Asks again, now or when next shown, everything that such a change touches. */
export function forgetDocuments() {
  forget(inCompany('/quotes'), inCompany('/invoices'), inCompany('/dashboard'), inCompany('/payments'), inCompany('/clients'))
}
