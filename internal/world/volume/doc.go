// Package volume makes up as many clients as one asks for, to measure the application with: names, legal numbers,
// people, contracts and figures that look like a large company's, the same at every run. It writes nothing itself.
package volume
