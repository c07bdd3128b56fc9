import fc from 'fast-check';

// Property tests try the same cases in every run, so that the same mutants survive.
fc.configureGlobal({ seed: 1, endOnFailure: true });
