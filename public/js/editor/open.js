// Opens a draft: the engine, the company, the document, and what this device kept of it.
import { signal } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { loadEngine } from '../core/engine.js'
import { today } from '../core/format.js'
import { place } from '../core/router.js'
import { inCompany } from '../core/session.js'
import { keep } from '../core/store.js'
import { documentApi, editorPlace } from '../documents/places.js'
import { defaultVat, dueDay, grossOf } from '../documents/draft.js'
import { forgetDocuments } from '../documents/changed.js'
import { Autosave } from './autosave.js'
import { DraftModel } from './model.js'
import { watch } from './health.js'
import { startPricing } from './pricing.js'
import { DraftReach, keptDraft } from './reach.js'
/** @import { Signal } from '../vendor/preact.js' */
/** @import { Article, Client, Company, Page } from '../core/shapes.js' */
/** @import { Document, Draft, Family, Head } from '../documents/types.js' */
/** @import { About, Ed } from './context.js' */
/** @import { SaveState } from './autosave.js' */

/** A new draft's head, as the company usually writes it. @param {Family} family @param {Company} company @returns {Head} */
function newHead(family, company) {
  const issued = today()
  const quote = family === 'quotes'
  const due = dueDay(quote ? `days:${company.quote_days}` : company.payment_terms, issued)
  return {
    client_id: place.peek().query.get('client'), contact_id: null, subject: '', issued_on: issued, due_on: due, supplied_on: null,
    payment_terms: company.payment_terms, purchase_order: null, note: null, language: null, price_mode: newKind(family) === 'deposit' ? 'gross' : 'net', settled_on: null, settled_method: null
  }
}

/** A new draft is a deposit where the address bar says so. @param {Family} family @returns {'quote' | 'deposit' | 'invoice'} */
export const newKind = (family) => (family === 'quotes' ? 'quote' : place.peek().query.get('type') === 'deposit' ? 'deposit' : 'invoice')

/**
 * What is open, or the document itself when it is a draft no more.
 * @param {Family} family @param {string | null} id @returns {Promise<{ ed: Ed, restored: boolean } | { final: Document }>}
 */
export async function openEditor(family, id) {
  const [engine, company, document, kept] = await Promise.all([
    loadEngine(),
    /** @type {Promise<Company>} */ (call('GET', inCompany())),
    id ? /** @type {Promise<Document>} */ (call('GET', documentApi(family, `/${id}`))) : null,
    keptDraft(family, id ?? newKind(family))
  ])
  if (document && document.stage !== 'draft') return { final: document }
  const draft = new DraftModel(newHead(family, company), defaultVat(company.vat_regime))
  if (document) draft.load(document)
  if (draft.lines.peek().length === 0) draft.add('product')
  const settled = JSON.stringify(draft.body.peek())
  if (kept) draft.load(kept.body)
  const about = signal(aboutOf(document, family))
  const closed = { yes: false }
  const named = /** @type {Signal<string | null>} */ (signal(id))
  const reach = new DraftReach(family, { id, kind: newKind(family), version: document?.version ?? null, kept }, (saved) => {
    about.value = aboutOf(saved, family)
    // What is taken off or added to works is the server's to share out, step by step.
    if (saved.kind === 'progress') draft.adjust(saved)
    landed(family, named, saved, closed)
  })
  const save = new Autosave(draft, reach, stateOf(document, kept?.version), settled)
  const { priced, stop } = startPricing(draft, engine, about)
  /** @type {Ed} */
  const ed = {
    family, draft, engine, company, priced, save, id: named, articles: signal(/** @type {Article[]} */ ([])), client: signal(/** @type {Client | null} */ (null)),
    pasted: signal(null), about, health: signal({ mentions: about.peek().mentions, findings: [] }), checks: signal(0), lookFor() {}, ready: Promise.resolve(),
    stop() {
      closed.yes = true
      save.stop()
      stop()
      health.stop()
      forgetDocuments()
    }
  }
  const health = watch(ed)
  ed.health = health.health
  ed.ready = fetchAround(ed)
  return { ed, restored: Boolean(kept) && !id }
}

/** @param {Document | null} document @param {Family} family @returns {About} */
function aboutOf(document, family) {
  if (!document) return { kind: newKind(family), mentions: [], preceding: [], remainder: [], links: [], deductions: [], prepaid: 0 }
  const { kind, mentions, remainder, deductions } = document
  const links = document.links.filter(({ direction, number }) => direction === 'to' && number)
  const preceding = links.filter(({ relation }) => relation !== 'bills').map((link) => ({ kind: link.kind, relation: link.relation, number: link.number ?? '', issued_on: link.issued_on }))
  return { kind, mentions, preceding, remainder, links, deductions, prepaid: grossOf(deductions) }
}

/** @param {Document | null} document @param {number | null | undefined} keptVersion @returns {SaveState} */
function stateOf(document, keptVersion) {
  if (!document) return { kind: 'new' }
  // Words kept on this device before somebody else saved: the person chooses.
  if (keptVersion !== undefined && keptVersion !== document.version) return { kind: 'changed', theirs: document }
  return { kind: 'saved', at: Date.now() }
}

/** A save arrived: the address bar follows, and the lists once the editor is closed. @param {Family} family @param {Signal<string | null>} named @param {Document} document @param {{ yes: boolean }} closed */
function landed(family, named, document, closed) {
  keep(documentApi(family, `/${document.id}`), document)
  if (closed.yes) return forgetDocuments()
  if (named.peek() === document.id) return
  named.value = document.id
  history.replaceState(history.state, '', editorPlace(family, document.id))
  place.value = { path: location.pathname, query: new URLSearchParams(location.search) }
}

const LOOK_AFTER = 150

/** The catalogue and the client, which nothing waits for. @param {Ed} ed */
async function fetchAround(ed) {
  const { client_id } = ed.draft.head.peek()
  const [articles, client] = await Promise.all([
    fetchArticles('limit=100'),
    client_id ? /** @type {Promise<Client>} */ (call('GET', inCompany(`/clients/${client_id}`))).catch(() => null) : null
  ])
  ed.articles.value = articles.items
  ed.client.value ??= client
  if (articles.next) ed.lookFor = looking(ed)
}

/** @param {string} query @returns {Promise<Page<Article>>} */
const fetchArticles = (query) => call('GET', inCompany(`/articles?${query}`)).catch(() => ({ items: [], next: null }))

/** A catalogue longer than a page is asked as one types. @param {Ed} ed */
function looking(ed) {
  let timer = 0
  return (/** @type {string} */ typed) => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const { items } = await fetchArticles(new URLSearchParams({ limit: '6', q: typed }).toString())
      const known = new Set(ed.articles.peek().map(({ id }) => id))
      ed.articles.value = [...ed.articles.peek(), ...items.filter(({ id }) => !known.has(id))]
    }, LOOK_AFTER)
  }
}
