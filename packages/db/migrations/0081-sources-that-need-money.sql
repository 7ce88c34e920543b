-- A source whose month's budget is reached does not block us: it waits for money. What is stored so is told rightly, history too.
update source set state = 'needs_money' where state = 'blocked' and reason_code = 'over_budget';
update source_state_span set state = 'needs_money' where state = 'blocked' and reason_code = 'over_budget';
