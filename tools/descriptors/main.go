// Facts prints every message, field, enum and RPC of the engine protocol, as the pinned version of Pulumi's Go module
// has them: `go -C tools run ./descriptors > proto/descriptors.json`. The tests of proto/ hold our subset to that file.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	// Each registers its descriptors.
	_ "github.com/pulumi/pulumi/sdk/v3/proto/go"
	_ "github.com/pulumi/pulumi/sdk/v3/proto/go/codegen"
	_ "github.com/pulumi/pulumi/sdk/v3/proto/go/testing"
	_ "google.golang.org/genproto/googleapis/rpc/status"
)

const module = "github.com/pulumi/pulumi/sdk/v3"

type field struct {
	Number   protoreflect.FieldNumber `json:"number"`
	Oneof    *protoreflect.Name       `json:"oneof"`
	Repeated bool                     `json:"repeated"`
	Type     string                   `json:"type"`
}

type rpc struct {
	ClientStreaming bool                  `json:"client_streaming"`
	Input           protoreflect.FullName `json:"input"`
	Output          protoreflect.FullName `json:"output"`
	ServerStreaming bool                  `json:"server_streaming"`
}

type facts struct {
	Enums    map[protoreflect.FullName]map[protoreflect.Name]protoreflect.EnumNumber `json:"enums"`
	Messages map[protoreflect.FullName]map[protoreflect.Name]field                   `json:"messages"`
	Package  string                                                                  `json:"package"`
	RPCs     map[protoreflect.FullName]rpc                                           `json:"rpcs"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "facts:", err)
		os.Exit(1)
	}
}

func run() error {
	version, err := version()
	if err != nil {
		return err
	}
	all := facts{
		Enums:    map[protoreflect.FullName]map[protoreflect.Name]protoreflect.EnumNumber{},
		Messages: map[protoreflect.FullName]map[protoreflect.Name]field{},
		Package:  module + " " + version,
		RPCs:     map[protoreflect.FullName]rpc{},
	}
	protoregistry.GlobalFiles.RangeFiles(func(file protoreflect.FileDescriptor) bool {
		name := string(file.Package())
		if strings.HasPrefix(name, "pulumirpc") || name == "google.rpc" {
			all.addMessages(file.Messages())
			all.addEnums(file.Enums())
			all.addServices(file.Services())
		}
		return true
	})
	output := json.NewEncoder(os.Stdout)
	output.SetIndent("", " ")
	return output.Encode(all)
}

func (f facts) addMessages(messages protoreflect.MessageDescriptors) {
	for i := range messages.Len() {
		message := messages.Get(i)
		fields := map[protoreflect.Name]field{}
		for i := range message.Fields().Len() {
			descriptor := message.Fields().Get(i)
			fields[descriptor.Name()] = fieldOf(descriptor)
		}
		f.Messages[message.FullName()] = fields
		f.addMessages(message.Messages())
		f.addEnums(message.Enums())
	}
}

func fieldOf(descriptor protoreflect.FieldDescriptor) field {
	fact := field{
		Number:   descriptor.Number(),
		Repeated: descriptor.Cardinality() == protoreflect.Repeated,
		Type:     descriptor.Kind().String(),
	}
	if message := descriptor.Message(); message != nil {
		fact.Type = string(message.FullName())
	} else if enum := descriptor.Enum(); enum != nil {
		fact.Type = string(enum.FullName())
	}
	if oneof := descriptor.ContainingOneof(); oneof != nil {
		name := oneof.Name()
		fact.Oneof = &name
	}
	return fact
}

func (f facts) addEnums(enums protoreflect.EnumDescriptors) {
	for i := range enums.Len() {
		values := map[protoreflect.Name]protoreflect.EnumNumber{}
		for j := range enums.Get(i).Values().Len() {
			value := enums.Get(i).Values().Get(j)
			values[value.Name()] = value.Number()
		}
		f.Enums[enums.Get(i).FullName()] = values
	}
}

func (f facts) addServices(services protoreflect.ServiceDescriptors) {
	for i := range services.Len() {
		service := services.Get(i)
		for j := range service.Methods().Len() {
			method := service.Methods().Get(j)
			f.RPCs[service.FullName()+"."+protoreflect.FullName(method.Name())] = rpc{
				ClientStreaming: method.IsStreamingClient(),
				Input:           method.Input().FullName(),
				Output:          method.Output().FullName(),
				ServerStreaming: method.IsStreamingServer(),
			}
		}
	}
}

func version() (string, error) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", errors.New("this program does not know what it was built from")
	}
	for _, dependency := range info.Deps {
		if dependency.Path == module {
			return dependency.Version, nil
		}
	}
	return "", fmt.Errorf("%s is not among the modules of this program", module)
}
