package auth

// Unknown is for the test that it costs as much as any other.
const Unknown = unknown
