-- Two sentences that only the company knows: who mediates between it and consumers, and what becomes of the waste of its building sites.
alter table companies add column mediator text;
alter table companies add column waste text;
