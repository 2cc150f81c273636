import type { PublishedFile } from '../reads.ts'
import { sizeInWords } from '../size-in-words.ts'

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
