-- Records a finished step inside the transaction of its effect.
SELECT showroom.record_step(:id::bigint, :token::integer, :ordinal::integer, :name, :rows::bigint)
