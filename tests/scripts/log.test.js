// A panic, an error of ours and a secret are each seen in a log; what a test provoked is not held against it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { faultsIn } from '../support/log.js';

const usual = '{"request":"4679f5a3ba5e","method":"POST","path":"/api/sign-ups","status":202}';
const broken = '{"request":"4679f5a3ba5e","broken":"no such table"}';

it('a usual line is no fault', () => assert.deepEqual(faultsIn([usual], { planted: ['camille@exemple.fr', '467951'] }), []));

it('each way of falling over is a fault, whatever a test provoked', () => {
  const lines = ['panicked at src/lib.rs:3:5', 'Uncaught RuntimeError: unreachable', 'Error: The Workers runtime canceled this request because it detected that your Worker\'s code had hung'];
  assert.equal(faultsIn(lines, { provoked: [/./] }).length, 3);
});

it('an error of ours is a fault unless a test asked for it', () => {
  assert.equal(faultsIn([broken]).length, 1);
  assert.equal(faultsIn([broken], { provoked: [/no such table/] }).length, 0);
});

it('a secret is a fault, and six digits are one only where they stand alone', () => {
  assert.equal(faultsIn(['{"to":"camille@exemple.fr"}'], { planted: ['camille@exemple.fr'] }).length, 1);
  assert.equal(faultsIn(['{"code":"123456"}'], { planted: ['123456'] }).length, 1);
  assert.equal(faultsIn(['{"request":"ab123456cdef"}', '{"at":1732443123456}'], { planted: ['123456'] }).length, 0);
});
