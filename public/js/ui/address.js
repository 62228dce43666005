// The lines of a postal address, typed and read.
import { html } from '../vendor/preact.js'
import { countryChoices, countryName } from '../core/choices.js'
import { t } from '../core/i18n.js'
import { Select, TextField } from './form.js'

/** @typedef {{ street: string | null, street2: string | null, postcode: string | null, city: string | null, country: string }} Address */

/**
 * @param {{ value: Address, onInput: (change: Partial<Address>) => void, errorOf: (name: string) => string | undefined, prefix?: string, optional?: boolean }} props
 * `prefix` is put before the fields' names, so that their refusals find them: `delivery.`
 */
export function AddressFields({ value, onInput, errorOf, prefix = '', optional }) {
  const field = (/** @type {keyof Address} */ name) => ({
    name: prefix + name,
    label: t(`field_${name}`),
    value: value[name],
    error: errorOf(prefix + name),
    onInput: (/** @type {string} */ text) => onInput({ [name]: text })
  })
  const auto = prefix ? 'shipping ' : 'billing '
  return html`
    <${TextField} ...${field('street')} optional=${optional} autocomplete=${auto + 'address-line1'} />
    <${TextField} ...${field('street2')} optional autocomplete=${auto + 'address-line2'} />
    <div class="town"><${TextField} ...${field('postcode')} autocomplete=${auto + 'postal-code'} /><${TextField} ...${field('city')} autocomplete=${auto + 'address-level2'} /></div>
    <${Select} ...${field('country')} options=${countryChoices(value.country)} autocomplete=${auto + 'country'} />`
}

/** The lines as they print; the country only abroad. @param {Address} address @param {string} [home] */
export const addressLines = (address, home = 'FR') =>
  [address.street, address.street2, [address.postcode, address.city].filter(Boolean).join(' '), address.country !== home ? countryName(address.country) : ''].filter(Boolean)
