// The frame around every page: menu, company switcher, bottom bar on a phone, and the page of the moment.
import { html, useEffect, useRef, useState } from '../vendor/preact.js'
import { online } from '../core/api.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { say } from '../core/live.js'
import { go, place } from '../core/router.js'
import { companies, company, may, session, signOut, user, workFor } from '../core/session.js'
import { loadPage, routeOf } from '../routes.js'
import { Banner, EmptyState, FaultState, SkeletonPage } from './data.js'
import { Button } from './form.js'
import { Icon } from './icon.js'
import { confirm, Dialog, Menu, Overlays } from './overlay.js'

/** @typedef {{ href: string, icon: import('./icon.js').IconName, key: string, go?: string }} Door */

/** @type {Door[]} */
export const work = [
  { href: '/accueil', icon: 'house', key: 'nav_home', go: 'a' },
  { href: '/devis', icon: 'file-check', key: 'nav_quotes', go: 'd' },
  { href: '/factures', icon: 'file-text', key: 'nav_invoices', go: 'f' },
  { href: '/reglements', icon: 'coins', key: 'nav_payments', go: 'r' }
]
/** @type {Door[]} */
export const directory = [
  { href: '/clients', icon: 'building', key: 'nav_clients', go: 'c' },
  { href: '/contacts', icon: 'users', key: 'nav_contacts' },
  { href: '/groupes', icon: 'tags', key: 'nav_groups' },
  { href: '/articles', icon: 'package', key: 'nav_articles' }
]
/** @type {Door[]} */
export const office = [
  { href: '/journal', icon: 'history', key: 'nav_journal' },
  { href: '/reglages/entreprise', icon: 'settings', key: 'nav_settings' }
]
/** @type {Door[]} */
export const creations = [
  { href: '/devis/nouveau', icon: 'file-check', key: 'new_quote' },
  { href: '/factures/nouveau', icon: 'file-text', key: 'new_invoice' },
  { href: '/factures/nouveau?type=deposit', icon: 'file-text', key: 'new_deposit' },
  { href: '/reglements?nouveau=1', icon: 'coins', key: 'new_payment' },
  { href: '/clients?nouveau=1', icon: 'building', key: 'new_client' },
  { href: '/articles?nouveau=1', icon: 'package', key: 'new_article' }
]

/** @param {string} href */
const here = (href) => place.value.path === href || place.value.path.startsWith(`/${href.split('/')[1]}/`)

/** @param {{ door: Door, onClick?: () => void }} props */
const DoorLink = ({ door, onClick }) => html`<a class="door" href=${door.href} aria-current=${here(door.href) ? 'page' : undefined} title=${t(door.key)} onClick=${onClick}><${Icon} name=${door.icon} /><span>${t(door.key)}</span></a>`

export function switchTheme() {
  const root = document.documentElement
  const dark = root.dataset['theme'] ? root.dataset['theme'] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset['theme'] = dark ? 'light' : 'dark'
  localStorage.setItem('theme', root.dataset['theme'])
  say(t(dark ? 'theme_light' : 'theme_dark'))
}

async function leave() {
  if (await confirm({ title: t('sign_out_title'), text: t('sign_out_text'), action: t('sign_out') })) await signOut()
}

/** The logo of a company, or its initial. @param {{ company: { id: string, name: string, logo_id: string | null } | null }} props */
export const Mark = ({ company: of }) => html`<span class="avatar" aria-hidden="true">${of?.logo_id ? html`<img src=${`/api/companies/${of.id}/logos/${of.logo_id}`} alt="" />` : of?.name.slice(0, 1).toUpperCase()}</span>`

function Switcher() {
  const now = company.value
  const items = [
    ...companies.value.map((one) => ({ label: one.name, ...(one.id === now?.id ? { icon: /** @type {const} */ ('check') } : {}), onClick: () => (workFor(one.id), void go('/accueil')) })),
    /** @type {const} */ ('line'),
    { label: t('new_company'), icon: /** @type {const} */ ('plus'), href: '/entreprise/nouvelle' }
  ]
  return html`<${Menu} title=${t('companies')} items=${items} button=${(/** @type {object} */ ties) => html`<button type="button" class="switcher" aria-label=${t('switch_company', { name: now?.name ?? '' })} ...${ties}>
    <${Mark} company=${now} /><span class="name clip">${now?.name}</span><${Icon} name="chevrons-up-down" /></button>`} />`
}

function Account() {
  const items = [
    { label: t('my_account'), icon: /** @type {const} */ ('circle-user'), href: '/reglages/compte' },
    { label: t('shortcuts'), icon: /** @type {const} */ ('info'), keys: '?', onClick: () => void (help.open?.()) },
    { label: t('theme'), icon: /** @type {const} */ ('moon'), keys: 'T', onClick: switchTheme },
    /** @type {const} */ ('line'),
    { label: t('sign_out'), icon: /** @type {const} */ ('log-out'), onClick: leave }
  ]
  return html`<${Menu} title=${t('my_account')} items=${items} button=${(/** @type {object} */ ties) => html`<button type="button" class="door" ...${ties}><${Icon} name="circle-user" /><span class="clip">${user.value?.name}</span></button>`} />`
}

function Nav() {
  const menu = creations.map((door) => ({ label: t(door.key), icon: door.icon, href: door.href }))
  return html`<nav class="nav" aria-label=${t('menu')}>
    <${Switcher} />
    ${may('member') ? html`<${Menu} title=${t('create')} items=${menu} button=${(/** @type {object} */ ties) => html`<button type="button" class="button create" ...${ties}><${Icon} name="plus" /><span>${t('create')}</span></button>`} />` : html`<div class="nav-label" />`}
    ${work.map((door) => html`<${DoorLink} key=${door.href} door=${door} />`)}
    <p class="nav-label">${t('directory')}</p>
    ${directory.map((door) => html`<${DoorLink} key=${door.href} door=${door} />`)}
    <div class="nav-foot">
      <button type="button" class="door" onClick=${() => palette.open?.()}><${Icon} name="search" /><span class="grow">${t('search')}</span><kbd class="desk">Ctrl K</kbd></button>
      ${office.map((door) => html`<${DoorLink} key=${door.href} door=${door} />`)}<${Account} />
    </div>
  </nav>`
}

function BottomBar() {
  const [sheet, setSheet] = useState(/** @type {'create' | 'more' | null} */ (null))
  const close = () => setSheet(null)
  const doors = sheet === 'create' ? creations : [work[3], ...directory, ...office].filter((door) => door !== undefined)
  const [home, quotes, invoices] = work
  const rail = (/** @type {Door | undefined} */ door) => door && html`<a href=${door.href} aria-current=${here(door.href) ? 'page' : undefined}><${Icon} name=${door.icon} />${t(door.key)}</a>`
  return html`<nav class="bottom" aria-label=${t('menu_short')}>${rail(home)}${rail(quotes)}
    ${may('member') ? html`<button type="button" class="create" aria-label=${t('create')} onClick=${() => setSheet('create')}><${Icon} name="plus" /></button>` : rail(directory[0])}
    ${rail(invoices)}<button type="button" onClick=${() => setSheet('more')}><${Icon} name="menu" />${t('more')}</button></nav>
    ${sheet && html`<${Dialog} title=${t(sheet === 'create' ? 'create' : 'more')} onClose=${close}><div class="sheet-doors">
      ${doors.map((door) => html`<${DoorLink} key=${door.href} door=${door} onClick=${close} />`)}
      ${sheet === 'more' && html`<hr /><${Switcher} /><button type="button" class="door" onClick=${switchTheme}><${Icon} name="moon" /><span>${t('theme')}</span></button><button type="button" class="door" onClick=${() => (close(), leave())}><${Icon} name="log-out" /><span>${t('sign_out')}</span></button>`}
    </div><//>`}`
}

/** What opens the palette and the help, once the frame is there. @type {{ open?: () => void }} */
export const palette = {}
/** @type {{ open?: () => void }} */
const help = {}

/** The two dialogs that any page can call, loaded when they first are. */
function Assistants() {
  const [shown, setShown] = useState(/** @type {{ part: any } | null} */ (null))
  const open = async (/** @type {'CommandPalette' | 'KeyboardHelp'} */ name) => setShown({ part: (await import('./assistants.js'))[name] })
  palette.open = () => void open('CommandPalette')
  help.open = () => void open('KeyboardHelp')
  useKeys({ 'ctrl+k': () => palette.open?.(), '?': () => help.open?.(), t: switchTheme, ...Object.fromEntries([...work, ...directory].flatMap((door) => (door.go ? [[`g ${door.go}`, () => void go(door.href)]] : []))) }, { level: 0 })
  return shown && html`<${shown.part} onClose=${() => setShown(null)} />`
}

/**
 * The page of a place, the former one staying until it is ready.
 * @param {ReturnType<typeof routeOf>} found
 */
function usePage(found) {
  const [loaded, setLoaded] = useState(/** @type {{ route: import('../routes.js').Route, Page: any } | null} */ (null))
  const [turn, setTurn] = useState(0)
  const params = useRef(/** @type {Record<string, string>} */ ({}))
  const route = found?.route ?? null
  useEffect(() => {
    let wanted = true
    if (!route) setLoaded(null)
    else loadPage(route).then((Page) => wanted && setLoaded({ route, Page }), () => wanted && setLoaded({ route, Page: null }))
    return () => void (wanted = false)
  }, [route, turn])
  if (found && (!loaded || loaded.route === route)) params.current = found.params
  return { loaded, params: params.current, retry: () => setTurn(turn + 1) }
}

/** Focus and title follow the page. @param {unknown} shown */
function useArrival(shown) {
  const first = useRef(true)
  useEffect(() => {
    if (!shown) return
    if (first.current) return void (first.current = false)
    scrollTo(0, 0)
    const content = document.getElementById('content')
    const title = content?.querySelector('h1') ?? content
    // A page that has put the focus in a field of its own keeps it.
    const held = document.activeElement !== content && content?.contains(document.activeElement)
    if (title && !held && !document.querySelector('dialog:modal')) title.focus({ preventScroll: true })
    say(document.title)
  }, [shown])
}

/** @param {ReturnType<typeof usePage> & { quiet?: boolean }} props */
const Shown = ({ loaded, params, retry, quiet }) => {
  if (!loaded) return quiet ? null : html`<div class="page"><${SkeletonPage} /></div>`
  if (!loaded.Page) return html`<div class="page"><${FaultState} fault=${null} retry=${retry} framed /></div>`
  // A page over a list outlives its own address: a new document takes its name while it is written.
  const own = loaded.route.under ?? `${loaded.route.path} ${params['id'] ?? ''}`
  return html`<${loaded.Page} params=${params} key=${`${loaded.route.bare ? '' : company.value?.id} ${own}`} />`
}

/** Where a visit may not stay: signed out, or without a company. @param {boolean} bare @param {string} path */
function elsewhere(bare, path) {
  const back = path === '/' ? '' : `?retour=${encodeURIComponent(path + location.search)}`
  if (!session.value) return bare && path !== '/entreprise/nouvelle' ? null : `/connexion${back}`
  if (path === '/') return '/accueil'
  return !company.value && !bare && path !== '/reglages/compte' ? '/entreprise/nouvelle' : null
}

const Nowhere = () => html`<div class="page"><h1 class="sr" tabindex="-1">${t('gone_title')}</h1>
  <${EmptyState} icon="search" framed title=${t('gone_title')} text=${t('gone')}><${Button} href="/accueil">${t('to_home')}<//><//></div>`

export function App() {
  const { path } = place.value
  const found = routeOf(path)
  const away = elsewhere(Boolean(found?.route.bare), path)
  const under = found?.route.under ? routeOf(found.route.under) : null
  const below = usePage(away ? null : (under ?? found))
  const above = usePage(away || !under ? null : found)
  useEffect(() => void (away && go(away, { replace: true })), [away])
  const arrived = below.loaded && below.loaded.route === (under ?? found)?.route
  useArrival(!away && arrived ? (found?.route.under ?? path) : null)
  if (away) return null
  // The frame belongs to the page on screen, which stays until the next one is ready.
  const bare = found && (below.loaded?.route ?? found.route).bare
  const pages = found ? html`<${Shown} ...${below} />${under && html`<${Shown} ...${above} quiet />`}` : html`<${Nowhere} />`
  if (bare) return html`<main id="content" class="bare" tabindex="-1">${pages}</main><${Overlays} />`
  const cut = !online.value && html`<div class="page"><${Banner} tone="warn">${t('offline')}<//></div>`
  return html`<a class="skip" href="#content">${t('skip')}</a>
    <div class="frame"><${Nav} /><main id="content" class="content" tabindex="-1">${cut}${pages}</main><${BottomBar} /></div><${Assistants} /><${Overlays} />`
}
