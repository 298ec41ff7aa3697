using NeuralSeqGen.Keras.Graph;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>Marks the outputs of a graph and puts their nodes in Keras's order, behind all others.</summary>
internal sealed class OutputNodes(KerasGraph graph, DeclaredModel model, Func<TensorRef, string> node, NodeNames names)
{
    /// <summary>The properties of the outputs, in order.</summary>
    public IReadOnlyList<string> Mark()
    {
        var properties = new List<string>();
        foreach (var (tensor, name) in graph.Outputs.Zip(graph.OutputNames))
        {
            string property = node(tensor);

            // an input, or what is an output already, gets a node that hands it on
            if (graph[tensor.Layer].IsInput || properties.Contains(property))
            {
                var copy = new DeclaredNode(names.Fresh(name + "_output"));
                copy.Parts.Add(new($"Activation(Activation.Linear, From = nameof({property}))"));
                model.Nodes.Add(copy);
                property = copy.Property;
            }

            properties.Add(property);
        }

        foreach (string property in properties)
        {
            var declared = model.Nodes.Single(n => n.Property == property);
            declared.Parts.Add(new("Output"));
            model.Nodes.Remove(declared);
            model.Nodes.Add(declared);
        }

        return properties;
    }
}
