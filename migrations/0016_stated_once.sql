-- The figures of one category, rate and reason are one row: what is taken of an earlier document is held against it row by row.
create unique index if not exists vat_is_stated_once on vat_subtotals (company_id, document_id, category, coalesce(rate, -1), coalesce(vatex, ''));
create unique index if not exists deductions_are_stated_once
    on deductions (company_id, document_id, deposit_id, category, coalesce(rate, -1), coalesce(vatex, ''));
