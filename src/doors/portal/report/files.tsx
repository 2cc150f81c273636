import type { PublishedFile } from '../reads.ts'

/** Downloads with what they are and how large; `inline` sets them in one line. */
export function FileList(props: {
  files: readonly PublishedFile[]
  hrefOf: (name: string) => string
  label: string
  inline?: boolean
}) {
  if (props.files.length === 0) return null
  return (
    <ul class={props.inline === true ? 'dl dl-line' : 'dl'} aria-label={props.label}>
      {props.files.map((file) => (
        <li>
          <a href={props.hrefOf(file.name)} type={file.mediaType}>
            {file.label}
            <span>{sizeInWords(file.sizeInBytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** 912 → "912 B", 58_300 → "57 KB", 3_500_000 → "3.3 MB". */
function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = bytes / 1024
  return kilobytes < 1000 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
