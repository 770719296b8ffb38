/** One test that fails on demand: `npm test` runs it to see that a failing test does make a run fail. */
import * as assert from 'node:assert/strict';
import { suite, test } from 'mocha';

suite('a failing test', () => {
  test('fails', function () {
    if (!process.env.MAKE_IT_FAIL) {
      this.skip();
    }
    assert.fail('asked for with MAKE_IT_FAIL');
  });
});
