"""What readers type into the search, and the address that has to come first, or among the first three."""

# The first result.
FIRST = [
    # Ids and clauses, in the spellings that people use.
    ("Article 26", "/standards/eu-ai-act/#art-26"), ("Art. 26", "/standards/eu-ai-act/#art-26"),
    ("art 26", "/standards/eu-ai-act/#art-26"), ("Article 26(5)", "/standards/eu-ai-act/#art-26"),
    ("AI Act Article 26", "/standards/eu-ai-act/#art-26"), ("EU AI Act art. 50", "/standards/eu-ai-act/#art-50"),
    ("Annex III", "/standards/eu-ai-act/#annex-iii"), ("GDPR Art. 22", "/standards/gdpr/#art-22"),
    ("Recital 26", "/standards/gdpr/#recital-26"), ("gdpr article 17", "/standards/gdpr/#art-17"),
    ("A.8.11", "/standards/iso-iec-27001-2022/#a-8-11"), ("a.8.11", "/standards/iso-iec-27001-2022/#a-8-11"),
    ("ISO 27001 A.5.23", "/standards/iso-iec-27001-2022/#a-5-23"), ("CC6.1", "/standards/soc-2/#cc6-1"),
    ("cc 6.1", "/standards/soc-2/#cc6-1"), ("SOC 2 CC7.2", "/standards/soc-2/#cc7-2"),
    ("LLM01", "/standards/owasp-llm-top-10-2026/#llm01"), ("LLM1", "/standards/owasp-llm-top-10-2026/#llm01"),
    ("LLM01:2025", "/standards/owasp-llm-top-10-2025/#llm01"),
    ("LLM08 2023", "/standards/owasp-llm-top-10-2023/#llm08"), ("llm06", "/standards/owasp-llm-top-10-2026/#llm06"),
    ("GOVERN 1.6", "/standards/nist-ai-rmf-1.0/#govern-1-6"), ("govern-1.6", "/standards/nist-ai-rmf-1.0/#govern-1-6"),
    ("MAP 1.1", "/standards/nist-ai-rmf-1.0/#map-1-1"), ("PR.AA", "/standards/nist-csf-2.0/#pr-aa"),
    ("PR.AA-01", "/standards/nist-csf-2.0/#pr-aa"), ("pr aa", "/standards/nist-csf-2.0/#pr-aa"),
    ("PR.AC", "/standards/nist-csf-1.1/#pr-ac"), ("AC-6", "/standards/nist-sp-800-53-r5/#ac-6"),
    ("800-53 AU-11", "/standards/nist-sp-800-53-r5/#au-11"), ("AML.T0020", "/standards/mitre-atlas/#aml-t0020"),
    ("T0020", "/standards/mitre-atlas/#aml-t0020"), ("AIS-08", "/standards/csa-aicm-1.0/#ais-08"),
    ("164.312", "/standards/hipaa/#164-312"), ("§ 164.312", "/standards/hipaa/#164-312"),
    ("45 CFR 164.312(b)", "/standards/hipaa/#164-312"), ("PCI 3.2", "/standards/pci-dss-4.0.1/#3-2"),
    ("BTAA-FUN-001", "/lessons/fundamentals/what-is-prompt-injection/"),
    ("btaa fun 1", "/lessons/fundamentals/what-is-prompt-injection/"),
    # Names and aliases of documents, current before superseded.
    ("EU AI Act", "/standards/eu-ai-act/"), ("ISO 27001", "/standards/iso-iec-27001-2022/"),
    ("iso27001", "/standards/iso-iec-27001-2022/"), ("ISO/IEC 42001", "/standards/iso-iec-42001-2023/"),
    ("NIST CSF", "/standards/nist-csf-2.0/"), ("CSF 1.1", "/standards/nist-csf-1.1/"),
    ("OWASP Top 10", "/standards/owasp-llm-top-10-2026/"), ("ASVS", "/standards/owasp-asvs-5.0.0/"),
    ("soc 2", "/standards/soc-2/"), ("nist ai rmf", "/standards/nist-ai-rmf-1.0/"),
    # Titles and aliases.
    ("Agentic AI", "/models/agentic/"), ("agentic", "/models/agentic/"), ("saas", "/models/saas/"), ("on-prem", "/models/on-premises/"),
    ("on premises", "/models/on-premises/"), ("mcp", "/models/mcp/"), ("prompt injection", "/threats/prompt-injection/"),
    ("model theft", "/threats/model-extraction/"), ("vendor questions", "/checklists/vendor-questions/"),
    ("shadow ai", "/threats/shadow-ai/"), ("data privacy", "/domains/data-privacy/"), ("glossary", "/glossary/"),
    ("threats", "/threats/"), ("my duties", "/duties/"),
    # Glossary terms and their other names.
    ("LoRA", "/glossary/adapter/"), ("passkeys", "/glossary/phishing-resistant-factor/"), ("SSO", "/glossary/single-sign-on/"),
    ("GPAI", "/glossary/general-purpose-ai-model/"), ("retrieval augmented generation", "/glossary/rag/"),
    # Mistakes, forms of words, other spellings.
    ("promt injection", "/threats/prompt-injection/"), ("prompt injecton", "/threats/prompt-injection/"),
    ("agnetic ai", "/models/agentic/"), ("hippa", "/standards/hipaa/"), ("data poisonning", "/threats/data-poisoning/"),
    ("poisoned data", "/threats/data-poisoning/"), ("red team", "/glossary/red-team/"), ("red teaming", "/controls/red-teaming/"),
    ("threat modeling", "/controls/ai-threat-modelling/"), ("artifact signing", "/controls/artefact-signing/"),
    ("validate inputs", "/controls/input-validation/"), ("subprocessor", "/glossary/sub-processor/"), ("micro vm", "/glossary/microvm/"),
    ("pseudonymization", "/glossary/pseudonymisation/"), ("drift monitor", "/controls/drift-monitoring/"),
    # Questions.
    ("what do I owe for agentic AI", "/duties/agentic/"), ("what must I do with SaaS AI", "/duties/saas/"),
    ("my duties for MCP", "/duties/mcp/"), ("difference between SaaS and PaaS", "/compare/saas-paas/"),
    ("compare iaas paas", "/compare/paas-iaas/"),
    ("who is responsible for data privacy in SaaS AI", "/matrix/responsibility/#data-privacy--saas"),
    ("incident response iaas", "/matrix/responsibility/#incident-response--iaas"), ("what is a jailbreak", "/glossary/jailbreak/"),
]

# Among the first three.
TOP = [
    ("Article 5", "/standards/eu-ai-act/#art-5"), ("Article 5", "/standards/gdpr/#art-5"),
    ("human oversight", "/standards/eu-ai-act/#art-14"), ("audit log", "/controls/audit-logging/"),
    ("supply chain", "/domains/supply-chain-security/"), ("SBOM", "/controls/ml-sbom/"),
    ("penetration test", "/standards/nist-sp-800-53-r5/#ca-8"), ("erasure", "/standards/gdpr/#art-17"),
    ("incident reporting", "/standards/eu-ai-act/#art-73"), ("api key leaked", "/scenarios/leaked-api-key/"),
    ("least privilege", "/glossary/least-privilege/"), ("which model should I choose", "/choosing/"),
]

# Names that appear nowhere.
NOTHING = ["漢字", "zzzzqqqq"]
