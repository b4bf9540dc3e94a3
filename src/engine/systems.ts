// The fifteen systems under the names that engine.md gives them, each the very class that a run uses. Every one can be made and driven
// alone, under a virtual clock: it takes the time from whoever calls it. systems.test.ts holds that for each.
export { ConfigurationManager } from "./configuration/configuration-manager.ts";
export { DistributedConfig } from "./configuration/distributed-config.ts";
export { ServiceDiscovery } from "./discovery/service-discovery.ts";
export { ServiceRegistry } from "./discovery/service-registry.ts";
export { MessageBroker } from "./messaging/message-broker.ts";
export { Microservice } from "./microservice.ts";
export { CircuitBreaker } from "./policies/breaker/circuit-breaker.ts";
export { EventDrivenService } from "./policies/events/event-driven-service.ts";
export { APIGateway } from "./policies/gateway/api-gateway.ts";
export { LoadBalancer, NoBackendError } from "./policies/balancing/load-balancer.ts";
export { ServiceClient } from "./policies/service-client.ts";
export { SagaOrchestrator } from "./sagas/saga-orchestrator.ts";
export { DistributedTracing } from "./telemetry/traces/distributed-tracing.ts";
export { Logger } from "./telemetry/logger.ts";
export { MetricsCollector } from "./telemetry/metrics/metrics-collector.ts";
