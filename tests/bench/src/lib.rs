//! Benchmarks: what they measure and how, and the generator of frameworks that other tests use too.
