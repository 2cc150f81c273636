/** Keeps the answers of a pure function by its text: reports repeat the same labels and the same zeros. */
export function kept<Answer>(answer: (text: string) => Answer, longest: number): (text: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>()
  return (text) => {
    if (text.length > longest) return answer(text)
    const found = known.get(text)
    if (found) return found.answer
    const fresh = answer(text)
    if (known.size >= MOST) known.clear()
    known.set(text, { answer: fresh })
    return fresh
  }
}

const MOST = 4000
