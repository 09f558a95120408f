// Package intake holds the rules by which a company's files become accounts, contacts, contracts, results,
// targets and rates. It owns what a table is recognised by, how its values are written, which column holds
// what, and what is said of every line. It does not read files (platform/table), does not write anything, and
// knows nothing of what is already stored.
//
// A unit (one file, or orders with their lines) is read in two passes over its rows. Look learns: how each
// column writes its dates and amounts, which contracts are there twice. Then Questions says what only a
// person can decide. Read turns each row into an Item: the accounts it needs and its one record, with remarks.
//
// # What counts
//
// A line is a row of a table, or a record of a JSON list. Every line is taken, or repeats another one and
// counts as unchanged, or is refused. Orders and their lines are taken one by one; the revenue of a customer
// and month stands for the lines that it sums (Item.Covers).
//
// # Values
//
// Nothing is guessed. A column is read by explicit layouts. One that contradicts another is dropped only when
// the lines prove the other right: it reads some that this one cannot, and misses none. Otherwise the two are
// a Question, and nothing of the file may be written before it is answered.
//
// # The same key twice
//
// The same content again changes nothing and counts as unchanged. Another content under the same key is
// refused with the line that came first, which is kept: nobody can tell which is right.
//
// # French public contracts
//
// One record is one contract; the buyer becomes an account, by SIREN when the SIRET passes its check (its
// establishments and budgets are one legal body), by the number as written when it does not.
//
// The identifier of a record is not enough to know a contract, in either direction:
//
//   - In the format of 2019 its two last digits count the modifications (order of 22 March 2019): 20191815201,
//     …02 and …03 of one buyer, holder and date are one contract published three times. Counting each would
//     triple its value. The highest number is kept, whatever the order in the file; the others count as
//     unchanged, with a note that names the line kept.
//   - Platforms give all lots of a consultation one identifier. Each lot is a contract of its own (Code de la
//     commande publique, R2113-1), with its holder and its amount: dropping all but the first would lose real
//     deadlines. The lot number in the subject, the holder and the date of notification tell them apart.
//
// So the key is buyer, identifier without its modification number, lot, first holder (and how many more), and
// date of notification. All of them stay when a contract is published again: the law lets a buyer only add
// modifications. Two records with that key, the same modification number and another content are refused as
// above. Two numbers but another amount or term first signed, too.
//
// The term runs from the notification. Modifications apply in the order of their dates: the format defines
// their amount as the new total. One below half of the total is applied and flagged, because some buyers type
// the supplement alone. The amount of a group of holders is that of all together. A filler such as 99 999 999
// leaves the value unknown: who imports a public file cannot correct it, and its dates are worth having; in a
// company's own table the same amount is refused, because its author can. Notice is unknown. The contract does
// not renew by itself, and of a contract that another company holds the next consultation is expected six
// months before the end.
package intake
