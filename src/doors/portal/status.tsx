import type { Child } from 'hono/jsx'

/** A state is always a shape and a word; the colour is the third layer. */
const STATUS_KINDS = ['ok', 'near', 'over', 'gone', 'info', 'unknown'] as const
export type StatusKind = (typeof STATUS_KINDS)[number]

const SHAPES: Readonly<Record<StatusKind, Child>> = {
  ok: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.7 8.3 7 10.6l4.4-4.9" fill="none" stroke="#fff" stroke-width="1.6" />
    </>
  ),
  near: (
    <>
      <path d="M8 1.3 15.3 14.5H.7z" fill="currentColor" />
      <path d="M8 6v4.1M8 11.5V13" fill="none" stroke="#fff" stroke-width="1.6" />
    </>
  ),
  over: (
    <>
      <path d="M1 1h14v14H1z" fill="currentColor" />
      <path d="m5 5 6 6m0-6-6 6" fill="none" stroke="#fff" stroke-width="1.7" />
    </>
  ),
  gone: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.4" />
      <path d="m3.6 12.4 8.8-8.8" fill="none" stroke="currentColor" stroke-width="1.4" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.4" />
      <path d="M8 4.2V8l2.7 1.8" fill="none" stroke="currentColor" stroke-width="1.4" />
    </>
  ),
  unknown: (
    <>
      <path d="M8 .7 15.3 8 8 15.3.7 8z" fill="none" stroke="currentColor" stroke-width="1.4" />
      <path
        d="M6.3 6.6c.1-2.3 3.6-2.1 3.4 0-.1 1.2-1.7 1.2-1.7 2.4m0 1.6v1.2"
        fill="none"
        stroke="currentColor"
        stroke-width="1.3"
      />
    </>
  ),
}

export function Status(props: { kind: StatusKind; children: Child; chip?: boolean }) {
  return (
    <span class={`st st-${props.kind}${props.chip === true ? ' chip' : ''}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {SHAPES[props.kind]}
      </svg>
      <span>{props.children}</span>
    </span>
  )
}
