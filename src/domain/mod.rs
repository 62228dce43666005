//! The business itself: pure rules, no clock, no randomness, no storage, no HTTP.
