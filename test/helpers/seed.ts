import fc from 'fast-check';

// The same cases in every run of `npm test`, so that a change passes or fails by itself; `npm run fuzz` takes new ones.
fc.configureGlobal({ seed: 7208 });
