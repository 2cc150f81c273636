import type { Child } from 'hono/jsx'
import type { PortalAssets } from './assets.ts'
import type { PortalPaths } from './paths.ts'
import type { PublicUnit } from './reads.ts'

/** What every page is given besides its own content. */
export interface Frame {
  readonly paths: PortalPaths
  readonly assets: PortalAssets
  /** null on pages of the whole site. */
  readonly unit: PublicUnit | null
  /** The number of public units: with one alone its home is the site's. */
  readonly units: number
}

export interface Crumb {
  readonly label: string
  /** null for the page itself. */
  readonly href: string | null
}

export interface PageProps {
  readonly frame: Frame
  readonly title: string
  /** The page's one address; null where it has none (errors). */
  readonly canonical: string | null
  readonly noindex?: boolean
  readonly meta?: Readonly<Record<string, string>>
  readonly current?: 'home' | 'reports' | 'verify'
  readonly crumbs?: readonly Crumb[]
  readonly children?: Child
}

/** The whole page: sample banner, masthead, 文武线, navigation, content, foot. */
export function Page(props: PageProps) {
  const { frame, title, canonical } = props
  const site = frame.unit?.name ?? '政府信息公开'
  const isHidden = props.noindex === true || frame.unit?.isSample === true
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title === site ? title : `${title} - ${site}`}${frame.unit?.isSample === true ? '（样例）' : ''}`}</title>
        {isHidden ? <meta name="robots" content="noindex" /> : null}
        {canonical === null ? null : <link rel="canonical" href={frame.paths.whole(canonical)} />}
        <meta name="SiteName" content={site} />
        <meta name="SiteDomain" content={new URL(frame.paths.whole('/')).host} />
        {Object.entries(props.meta ?? {}).map(([name, content]) => (
          <meta name={name} content={content} />
        ))}
        <link rel="icon" type="image/svg+xml" href={frame.paths.asset(frame.assets.icon.name)} />
        <link rel="stylesheet" href={frame.paths.asset(frame.assets.style.name)} />
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        {frame.unit?.isSample === true ? <SampleBanner name={frame.unit.name} /> : null}
        <Masthead frame={frame} current={props.current} />
        <Crumbs crumbs={props.crumbs ?? []} />
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
        <Foot frame={frame} />
      </body>
    </html>
  )
}

function SampleBanner(props: { name: string }) {
  return (
    <aside class="sample" aria-label="样例说明">
      <div class="wrap">
        <b>样例</b>
        {props.name}是虚构的机关，文字和数字都为演示软件而写，不是真实的政府信息。
      </div>
    </aside>
  )
}

function Masthead(props: { frame: Frame; current: PageProps['current'] }) {
  const { unit, units, paths } = props.frame
  const links = [
    { id: 'home', label: '首页', href: unit === null ? paths.home() : paths.unit(unit.slug) },
    ...(unit === null ? [] : [{ id: 'reports', label: '政府信息公开年报', href: paths.reports(unit.slug) }]),
    { id: 'verify', label: '年报核对', href: paths.verify() },
  ]
  return (
    <header class="mast">
      <div class="wrap">
        <p class="top">
          {unit !== null && units > 1 ? <a href={paths.home()}>全部公开机关</a> : (unit?.superior ?? '')}
        </p>
        <a class="name" href={unit === null ? paths.home() : paths.unit(unit.slug)}>
          <b>{unit?.name ?? '政府信息公开'}</b>
          <span>{unit === null ? '各机关的公开栏目' : '政府信息公开'}</span>
        </a>
        <div class="ww" />
        <nav class="nav" aria-label="主导航">
          <ul>
            {links.map((link) => (
              <li>
                <a href={link.href} aria-current={link.id === props.current ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}

function Crumbs(props: { crumbs: readonly Crumb[] }) {
  if (props.crumbs.length === 0) return null
  return (
    <nav class="crumb wrap" aria-label="当前位置">
      <ol>
        {props.crumbs.map((crumb) => (
          <li>
            {crumb.href === null ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={crumb.href}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Foot(props: { frame: Frame }) {
  const { unit, paths } = props.frame
  return (
    <footer class="foot">
      <div class="wrap">
        {unit === null ? (
          <p>以公开为常态、不公开为例外（《中华人民共和国政府信息公开条例》第五条）。</p>
        ) : (
          <div class="in">
            <div>
              <b>{unit.name}</b>
              <p>
                地址：{unit.address}
                {unit.postcode === '' ? '' : `　邮编：${unit.postcode}`}
              </p>
              <p>电话：{unit.phone}</p>
            </div>
            <div>
              <b>信息公开</b>
              <p>
                <a href={paths.reports(unit.slug)}>政府信息公开年报</a>
              </p>
            </div>
          </div>
        )}
        <p class="marks">本站网页不含脚本，不使用 Cookie。</p>
      </div>
    </footer>
  )
}
