import type { Card } from '../cards/elements';
import type { Turn } from './command';

/** Something that people can put into a message of theirs, for everybody who reads it. */
export interface Insert {
  /** How it stands in the list that the sender picks from. */
  readonly title: string;
  readonly under?: string | undefined;
  readonly text: string;
  /** A `data:` address. */
  readonly photo?: string | undefined;
  /** What is put into the message. Others read it, so nothing on it is for the sender alone. */
  readonly card: Card;
}

/** What is looked for while somebody writes a message. */
export interface InsertQuery {
  /** As typed so far; empty before the first letter. */
  readonly words: string;
  readonly skip: number;
  /** At least 1. */
  readonly count: number;
}

/** A page of what fits, or a sentence for the sender where nothing does. */
export type Inserts =
  | { readonly kind: 'list'; readonly inserts: readonly Insert[] }
  | { readonly kind: 'hint'; readonly text: string };

/** Asked anew with every few letters. */
export type FindInserts = (turn: Turn, query: InsertQuery) => Promise<Inserts>;
