import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kit/db/database.ts'
import { aliveInYear, asKnown, casesOfYear, itemsOfYear, type YearAsked } from '../year-ledger/store.ts'
import type { FigureQuery } from './figure-query.ts'

/** A ledger row as text cells in the order of the kind's columns; null where it has none. */
export type Cells = readonly (string | null)[]

type Of<Kind extends FigureQuery['of']> = Extract<FigureQuery, { of: Kind }>

/** The rows behind a figure: cells, the act that wrote the row, the weight in the figure, and the order. */
export function rowsBehind(query: FigureQuery, asked: YearAsked): RawBuilder<unknown> {
  switch (query.of) {
    case 'disclosures':
      return itemRows(query, asked)
    case 'receipts':
      return receiptRows(query, asked)
    case 'applications':
      return applicationRows(query, asked)
    case 'cases':
      return caseRows(query, asked)
    case 'activities':
      return activityRows(query, asked)
    case 'fees':
      return feeRows(query, asked)
    case 'proposals':
      return proposalRows(query, asked)
    case 'supervision':
      return supervisionRows(query, asked)
  }
}

/** A page of the rows, each with the beginning of its act's hash as the last cell. */
export async function findRowsBehind(
  db: Db,
  { rows, limit, offset }: { rows: RawBuilder<unknown>; limit: number; offset: number },
): Promise<Cells[]> {
  const found = await sql<{ cells: Cells }>`
    select array_append(p.cells, left(act.hash, 12)) as cells
    from (select * from (${rows}) b order by b.day, b.act_id limit ${limit} offset ${offset}) p
    join act on act.id = p.act_id order by p.day, p.act_id`.execute(db)
  return found.rows.map((row) => row.cells)
}

/** How many rows stand behind a figure, and what their weights add up to. */
export async function countRowsBehind(db: Db, rows: RawBuilder<unknown>): Promise<{ total: number; sum: number }> {
  const found = await sql<{ total: number; sum: number }>`
    select count(*)::int as total, coalesce(sum(b.weight), 0) as sum from (${rows}) b`.execute(db)
  return found.rows[0] ?? { total: 0, sum: 0 }
}

const equals = (column: string, value: string | null) =>
  value === null ? sql`true` : sql`${sql.ref(column)} = ${value}`

function itemRows(query: Of<'disclosures'>, asked: YearAsked) {
  const weight = query.weight === 'items' ? sql`1` : sql`cardinality(i.channels) - 1`
  return sql`
    select array[i.title, i.category, i.first_on::text, array_to_string(i.channels, ',')] as cells, i.act_id,
      i.first_on as day, ${weight} as weight
    from (${itemsOfYear(asked)}) i
    where ${equals('i.category', query.category)} and i.channels @> ${[...query.channels]}::text[]
      and cardinality(i.channels) >= ${query.leastChannels}`
}

function receiptRows({ channel }: Of<'receipts'>, asked: YearAsked) {
  return sql`
    select array[d.title, r.channel, r.live_on::text, r.source] as cells, r.act_id, r.live_on as day, 1 as weight
    from receipt r left join disclosure d on d.id = r.disclosure_id and ${asKnown('d', asked)}
    where ${asKnown('r', asked)} and r.state <> 'void' and r.live_on between ${asked.first} and ${asked.last}
      and ${equals('r.channel', channel)}`
}

const PARTS: Readonly<Record<Of<'applications'>['part'], (asked: YearAsked) => RawBuilder<unknown>>> = {
  received: ({ first }) => sql`a.received_on >= ${first}`,
  carried: ({ first }) => sql`a.received_on < ${first}`,
  closed: ({ last }) => sql`a.closed_on <= ${last}`,
  open: ({ last }) => sql`(a.closed_on is null or a.closed_on > ${last})`,
}

function applicationRows({ applicantClass, part, outcomes }: Of<'applications'>, asked: YearAsked) {
  const ended = (column: string) => sql`case when a.closed_on <= ${asked.last} then ${sql.ref(`a.${column}`)}::text end`
  const among = outcomes === null ? sql`true` : sql`a.outcome = any(${[...outcomes]}::text[])`
  return sql`
    select array[a.reference, a.applicant_class, a.received_on::text, ${ended('closed_on')}, ${ended('outcome')},
      ${ended('outcome_article')}] as cells, a.act_id, a.received_on as day, 1 as weight
    from application a
    where ${aliveInYear('a', asked)} and ${PARTS[part](asked)} and ${among}
      and ${equals('a.applicant_class', applicantClass)}`
}

function caseRows({ groups, result }: Of<'cases'>, asked: YearAsked) {
  const state = sql`case when c.decided_on <= ${asked.last} then c.result else 'pending' end`
  const wanted = result === null ? sql`true` : sql`${state} = ${result}`
  return sql`
    select array[c.reference, c.case_group, c.filed_on::text,
      case when c.decided_on <= ${asked.last} then c.decided_on::text end, ${state}] as cells, c.act_id,
      c.filed_on as day, 1 as weight
    from remedy_case c
    where ${casesOfYear('c', asked)} and c.case_group = any(${[...groups]}::text[]) and ${wanted}`
}

function activityRows({ row, column, cell }: Of<'activities'>, asked: YearAsked) {
  const value = cell === 'amount' ? sql`a.value / 100` : sql`a.value`
  return sql`
    select array[a.department, trim_scale(${value})::text, a.source] as cells, a.act_id, a.department as day,
      trim_scale(${value}) as weight
    from activity a
    where ${asKnown('a', asked)} and a.year = ${asked.year} and a.row_id = ${row} and a.column_id = ${column}`
}

function feeRows({ sum }: Of<'fees'>, asked: YearAsked) {
  const day = sum === 'paid' ? sql`f.paid_on` : sql`f.noticed_on`
  const yuan = (column: string) => sql`trim_scale(round(${sql.ref(`f.${column}`)} / 100.0, 2))`
  const weight = { notices: sql`1`, notified: yuan('amount_in_fen'), paid: yuan('paid_in_fen') }[sum]
  return sql`
    select array[a.reference, f.noticed_on::text, ${yuan('amount_in_fen')}::text, f.paid_on::text,
      ${yuan('paid_in_fen')}::text] as cells, f.act_id, ${day} as day, ${weight} as weight
    from fee_notice f left join application a on a.id = f.application_id and ${asKnown('a', asked)}
    where ${asKnown('f', asked)} and ${day} between ${asked.first} and ${asked.last}`
}

function proposalRows({ kind }: Of<'proposals'>, asked: YearAsked) {
  return sql`
    select array[p.kind, p.reference, p.title, p.handled_on::text, p.result] as cells, p.act_id, p.handled_on as day,
      1 as weight
    from proposal p
    where ${asKnown('p', asked)} and p.handled_on between ${asked.first} and ${asked.last} and ${equals('p.kind', kind)}`
}

function supervisionRows({ kind }: Of<'supervision'>, asked: YearAsked) {
  return sql`
    select array[s.held_on::text, s.result, s.count::text] as cells, s.act_id, s.held_on as day, s.count as weight
    from supervision_entry s where ${asKnown('s', asked)} and s.year = ${asked.year} and s.kind = ${kind}`
}
