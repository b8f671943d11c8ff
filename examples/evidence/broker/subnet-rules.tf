# Legacy broker, production. Applied by pipeline net-prod, plan 8817, 2026-11-09.

locals {
  broker_subnet = "10.40.16.0/28"
}

resource "fw_group" "broker_hosts" {
  members = ["brk-legacy-a", "brk-legacy-b"]
}

resource "fw_rule" "secrets_manager_from_broker_hosts" {
  action      = "allow"
  source      = fw_group.broker_hosts
  destination = "secrets-manager"
  path        = "kv/prod/svc-billing-bridge"
  port        = 8200
}

resource "fw_rule" "secrets_manager_from_elsewhere" {
  action      = "deny"
  source      = "any"
  destination = "secrets-manager"
  path        = "kv/prod/svc-billing-bridge"
  log         = true
}

resource "fw_rule" "broker_from_service_hosts" {
  action      = "allow"
  source      = ["svc-billing-a", "svc-billing-b", "svc-ledger-a"]
  destination = fw_group.broker_hosts
  port        = 5671
}

resource "fw_rule" "broker_from_elsewhere" {
  action      = "deny"
  source      = "any"
  destination = fw_group.broker_hosts
  log         = true
}
