/** The part of Preact, hooks, htm and signals that the pages use, typed without their packages. */
export interface VNode { type: unknown; props: Record<string, unknown>; key: unknown }
export type Child = VNode | string | number | boolean | null | undefined | ReadonlySignal<unknown> | Child[]
export interface Ref<T> { current: T }
type Update<T> = T | ((now: T) => T)

export function h(type: unknown, props: object | null, ...children: Child[]): VNode
export const Fragment: unique symbol
export function render(node: Child, into: Element): void
/** The htm template tag: every hole is escaped, there is no other way to make markup. */
export function html(parts: TemplateStringsArray, ...holes: unknown[]): VNode

export function useState<T>(first: T | (() => T)): [T, (next: Update<T>) => void]
export function useEffect(run: () => void | (() => void), when?: readonly unknown[]): void
export function useLayoutEffect(run: () => void | (() => void), when?: readonly unknown[]): void
export function useRef<T>(first: T): Ref<T>
export function useMemo<T>(make: () => T, when: readonly unknown[]): T
export function useId(): string

export interface ReadonlySignal<T> { readonly value: T; peek(): T; subscribe(run: (value: T) => void): () => void }
export interface Signal<T> extends ReadonlySignal<T> { value: T }
export function signal<T>(first: T): Signal<T>
export function computed<T>(of: () => T): ReadonlySignal<T>
export function effect(run: () => void | (() => void)): () => void
export function batch<T>(run: () => T): T
export function useSignal<T>(first: T): Signal<T>
export function useComputed<T>(of: () => T): ReadonlySignal<T>
