// The graph of RIVAL_GRAPH, registered through Pulumi's Go SDK with generic resources.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

type graph struct {
	Version   string
	Functions []struct {
		Token     string
		Arguments map[string]any
	}
	Resources []node
}

type node struct {
	Type, Name, Parent string
	Custom             bool
	Inputs             map[string]any
	DependsOn          []string
}

type custom struct{ pulumi.CustomResourceState }

type component struct{ pulumi.ResourceState }

type made map[string]pulumi.Resource

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		text, err := os.ReadFile(os.Getenv("RIVAL_GRAPH"))
		if err != nil {
			return err
		}
		var graph graph
		if err := json.Unmarshal(text, &graph); err != nil {
			return err
		}
		for _, function := range graph.Functions {
			result := map[string]any{}
			if err := ctx.Invoke(function.Token, function.Arguments, &result, pulumi.Version(graph.Version)); err != nil {
				return err
			}
		}
		made := made{}
		for _, node := range graph.Resources {
			if err := made.register(ctx, node, graph.Version); err != nil {
				return fmt.Errorf("%s: %w", node.Name, err)
			}
		}
		return nil
	})
}

func (made made) register(ctx *pulumi.Context, node node, version string) error {
	var options []pulumi.ResourceOption
	if node.Parent != "" {
		options = append(options, pulumi.Parent(made[node.Parent]))
	}
	for _, name := range node.DependsOn {
		options = append(options, pulumi.DependsOn([]pulumi.Resource{made[name]}))
	}
	if !node.Custom {
		resource := &component{}
		made[node.Name] = resource
		if err := ctx.RegisterComponentResource(node.Type, node.Name, resource, options...); err != nil {
			return err
		}
		return ctx.RegisterResourceOutputs(resource, pulumi.Map{})
	}
	if strings.HasPrefix(node.Type, "aws:") {
		options = append(options, pulumi.Version(version))
	}
	resource := &custom{}
	made[node.Name] = resource
	return ctx.RegisterResource(node.Type, node.Name, made.object(node.Inputs), resource, options...)
}

func (made made) object(values map[string]any) pulumi.Map {
	object := pulumi.Map{}
	for name, value := range values {
		object[name] = made.input(value)
	}
	return object
}

// An input, in which `{"$ref": [names]}` is the ids of those resources.
func (made made) input(value any) pulumi.Input {
	switch value := value.(type) {
	case []any:
		array := pulumi.Array{}
		for _, item := range value {
			array = append(array, made.input(item))
		}
		return array
	case map[string]any:
		names, ok := value["$ref"].([]any)
		if !ok {
			return made.object(value)
		}
		var ids []any
		for _, name := range names {
			ids = append(ids, made[name.(string)].(*custom).ID())
		}
		if len(ids) == 1 {
			return ids[0].(pulumi.IDOutput)
		}
		return pulumi.All(ids...).ApplyT(func(ids []any) string { return fmt.Sprint(ids...) })
	default:
		return pulumi.Any(value)
	}
}
