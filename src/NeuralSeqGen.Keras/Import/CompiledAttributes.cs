using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Import;

/// <summary>Loss, optimizer and metrics of a compiled model as attributes. A model predicts without them: what has no counterpart is left out and noted.</summary>
/// <param name="version">What wrote them.</param>
/// <param name="notes">Takes what is left out.</param>
internal sealed class CompiledAttributes(ConfigVersion version, List<string> notes)
{
    /// <param name="training">As stored; null for a model that was not compiled.</param>
    /// <param name="graph">The model.</param>
    /// <param name="outputs">The nodes of its outputs; none of a chain.</param>
    /// <param name="model">Takes the attributes.</param>
    public void Add(JsonObject? training, KerasGraph graph, IReadOnlyList<string> outputs, DeclaredModel model)
    {
        if (training?["loss"] is not { } loss)
        {
            return;
        }

        string[] names = [.. graph.OutputNames];
        string?[] losses = new CompiledLosses(version).Of(loss, training["loss_weights"], names, notes);
        if (losses.All(text => text is null))
        {
            return;
        }

        string[] optimizer = [.. Optimizer(CompiledConfigs.StoredOptimizer(training))];
        var metrics = new CompiledMetrics(version, notes);
        for (int i = 0; i < names.Length; i++)
        {
            string[] own = losses[i] is { } text ? [text, .. metrics.Of(training["metrics"], i, names, isWeighted: false), .. metrics.Of(training["weighted_metrics"], i, names, isWeighted: true)] : [];
            if (model.IsChain)
            {
                model.Compiled.AddRange([.. own.Take(1), .. optimizer, .. own.Skip(1)]);
            }
            else
            {
                model.OfOutputs[outputs[i]] = own;
            }
        }

        model.Compiled.AddRange(model.IsChain ? [] : optimizer);
    }

    private IEnumerable<string> Optimizer(JsonObject? serialized)
    {
        if (serialized is null)
        {
            return ["Sgd"];
        }

        try
        {
            return serialized["config"] is null && HasOurDefaults(serialized.Class()) ? [KerasText.Pascal(serialized.Class())] : [.. KerasOptimizers.Attributes(CompiledConfigs.Optimizer(serialized).Element(), CompiledConfigs.OptimizerDialect(version)).Select(Known)];
        }
        catch (Exception e) when (e is UnsupportedKerasException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            notes.Add($"The optimizer is left out ({e.Message}); SGD stands in its place.");
            return ["Sgd"];
        }
    }

    // tf.keras's Lion learned ten times slower by default
    private static bool HasOurDefaults(string className) => className != "Lion" && KerasOptimizers.Classes.Contains(className);

    /// <summary>The text of an attribute that can be declared.</summary>
    public static string Known(KerasAttribute attribute) => attribute.Missing().FirstOrDefault() is { } missing ? throw new UnsupportedKerasException(missing) : attribute.Written(null);
}
