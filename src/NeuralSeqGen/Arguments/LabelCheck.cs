using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses integer labels that are none of the classes.</summary>
internal sealed class LabelCheck(ModelDefinition definition, PortLayout[] targets)
{
    /// <summary>Checks the labels of one target.</summary>
    public void Check(string method, ReadOnlySpan<int> labels, int target, string name)
    {
        int classes = definition.Outputs[definition.OutputOf(target)].Shape is [.., var last] ? last : 1;
        int? ignored = target < definition.IgnoreClass.Length ? definition.IgnoreClass[target] : null;
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && labels[i] != ignored)
            {
                throw Refused(method, name, targets[target], i, labels[i], classes);
            }
        }
    }

    private LabelOutOfRangeException Refused(string method, string name, PortLayout port, int index, int label, int classes) =>
        new(RuntimeRules.LabelOutOfRange, FormattableString.Invariant($"{definition.Name}.{method}: '{name}' holds the label {label} at {Place(index, port)}, but the output has {classes} classes, labels 0 to {classes - 1}. ")
            + FormattableString.Invariant($"Count labels from 0, or set the units of the last layer to at least {Math.Max(label, 0) + 1L}."), name)
        { Index = index, Value = label };

    private static string Place(int index, PortLayout port) =>
        FormattableString.Invariant($"index {index} (sample {index / port.Elements}{(port.Elements > 1 ? FormattableString.Invariant($", value {index % port.Elements}") : "")})");
}
