-- Rights on products' tables that nobody should have, a line each.
SELECT object, fault, detail, remedy FROM showroom.doctor_product_rights()
