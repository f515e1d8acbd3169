-- Records a finished step inside the transaction of its effect.
SELECT showroom.record_step(:id::bigint, :token::integer, :number::integer, :name, :rows::bigint)
