/** Every address of the portal; built here and nowhere else, so that no link forgets the path prefix of PUBLIC_URL. */
export interface PortalPaths {
  /** The path prefix of PUBLIC_URL, empty or like `/open`. */
  readonly prefix: string
  home(): string
  unit(slug: string): string
  reports(slug: string): string
  report(slug: string, year: number): string
  figure(which: { slug: string; year: number; key: string; page?: number }): string
  edition(slug: string, year: number, number: number): string
  file(which: { slug: string; year: number; edition: number; name: string }): string
  asset(name: string): string
  /** Where anybody has a yearly report checked. */
  verify(): string
  /** Where the opinions on a checked report are made into a file. */
  verifyOpinions(): string
  /** The whole address of a path, for canonical links. */
  whole(path: string): string
}

/** `publicUrl` has no trailing slash. Page addresses end in `/`; names and figure keys are escaped. */
export function portalPaths(publicUrl: string): PortalPaths {
  const { origin, pathname } = new URL(publicUrl)
  const prefix = pathname.replace(/\/+$/, '')
  const unit = (slug: string): string => `${prefix}/${slug}/`
  const report = (slug: string, year: number): string => `${unit(slug)}reports/${year}/`
  const edition = (slug: string, year: number, number: number): string => `${report(slug, year)}editions/${number}/`
  return {
    prefix,
    home: () => `${prefix}/`,
    unit,
    reports: (slug) => `${unit(slug)}reports/`,
    report,
    figure: ({ slug, year, key, page = 1 }) =>
      `${report(slug, year)}figures/${encodeURIComponent(key)}/${page > 1 ? `${page}/` : ''}`,
    edition,
    file: ({ slug, year, edition: number, name }) => `${edition(slug, year, number)}files/${encodeURIComponent(name)}`,
    verify: () => `${prefix}/verify/`,
    verifyOpinions: () => `${prefix}/verify/opinions/`,
    asset: (name) => `${prefix}/assets/${name}`,
    whole: (path) => `${origin}${path}`,
  }
}
