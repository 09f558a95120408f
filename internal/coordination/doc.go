// Package coordination is how colleagues work together on an account (DOMAIN §2): who answers for which topic, and what
// is asked of the executive sponsor, the account executive, the sales director or finance, by when.
package coordination
