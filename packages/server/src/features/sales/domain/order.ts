import type { OrderState } from './read-order-state.ts';
import type { PhoneProblem } from './read-phone.ts';

/** An order as a shop's file tells it, its lines merged. Amounts in minor units of `currency`. */
export interface FileOrder {
  readonly number: string;
  /** where it stands first: a line of a text file, or `sheet!A12` */
  readonly place: string;
  /** ISO 8601; null: the file does not say */
  readonly orderedAt: string | null;
  readonly state: OrderState;
  /** as the shop writes it; empty when the file has no such column */
  readonly stateWritten: string;
  readonly currency: string;
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly source: string | null;
  readonly items: readonly OrderItem[];
  /** E.164; null with the reason beside it */
  readonly phone: string | null;
  readonly phoneProblem: PhoneProblem | null;
  readonly name: string | null;
  readonly remark: string | null;
}

export interface OrderItem {
  readonly product: string;
  readonly quantity: number;
  /** null: the file tells only the whole order's amount */
  readonly paidMinor: number | null;
}

/** Why a line did not go in. */
export type RefusalReason =
  | 'no-number'
  | 'number-damaged'
  | 'bad-amount'
  | 'bad-time'
  | 'bad-quantity'
  | 'several-currencies'
  | 'amounts-differ'
  | 'too-long';

export interface RefusedLine {
  readonly place: string;
  readonly reason: RefusalReason;
}

/** What a file holds, before the database is asked what it knows already. */
export interface ReadOrders {
  readonly orders: readonly FileOrder[];
  readonly refused: readonly RefusedLine[];
  /** lines that are not blank */
  readonly lines: number;
  /** lines that belong to an order another line began, or repeat it */
  readonly merged: number;
}
