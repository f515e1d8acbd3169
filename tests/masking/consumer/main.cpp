#include <masking/corpora.h>
#include <masking/masker.h>
#include <masking/salt.h>

#include <cstdio>

using namespace showroom::masking;

int main()
{
    const auto salt = Salt::create(QStringLiteral("v1"), QByteArray(32, 's'));
    const auto locale = Corpora::open()->locale(QStringLiteral("de-DE"));
    const auto masker = Masker::create(*salt, "demo-acme", *locale);
    std::puts(masker->maskEmail("erika.mustermann@firma.de", "customer 42").value.c_str());
    return masker->maskName("Erika Mustermann", "customer 42").value.empty() ? 1 : 0;
}
