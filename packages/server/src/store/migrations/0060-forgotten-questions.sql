-- What was asked of the articles is forgotten after 90 days, whatever was found.
drop index article_question_missed;
create index article_question_at on article_question (desk_id, at);
