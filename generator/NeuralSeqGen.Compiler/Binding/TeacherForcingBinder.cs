using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds <c>[TeacherForcing]</c>: an input of ids that reads the target of an output, one step later.</summary>
internal sealed class TeacherForcingBinder(ModelSpec spec, BindingReport report, IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundOutput> outputs)
{
    public const string Name = "TeacherForcing";

    public static IReadOnlyList<Argument> Arguments { get; } = [Argument.Text("Target") with { IsPositional = true }, Argument.Integer("StartId", 1, 0), Argument.Integer("EndId", 2, 0)];

    /// <summary>Says of each input that is forced what it reads; also where it does not fit, so that stubs have the signatures the author meant.</summary>
    public void Bind(List<BoundInput> inputs)
    {
        foreach (var part in spec.Parts.Where(p => PartCatalogue.Known.Is(p, PartKind.TeacherForcing)))
        {
            string display = "[" + ArgumentBinder.Display(part, Arguments) + "]";
            var node = spec.Nodes.FirstOrDefault(n => IsOn(n, part.Index));
            int at = node is null ? -1 : inputs.FindIndex(i => IsOn(node, i.Layer.Part));
            var arguments = new ArgumentBinder(report).Bind(part, Arguments, display);
            if (at < 0)
            {
                Add(RuleIds.MisplacedPart, part, $"{display} stands on {node?.Name ?? "the class"}, which is no input. Move it to the input of ids that reads the target.");
            }
            else if (inputs[at].Forcing is not null)
            {
                Add(RuleIds.DuplicateOrReservedName, part, $"{display} is a second teacher of {node!.Name}. Remove one.");
            }
            else
            {
                inputs[at] = inputs[at] with { Forcing = Bind(part, display, arguments, inputs[at], node!.Name) };
            }
        }
    }

    private BoundForcing Bind(PartSpec part, string display, Arguments arguments, BoundInput input, string name)
    {
        string target = arguments.Text("Target") ?? "";
        var forcing = new BoundForcing(outputs.FirstOrDefault(o => o.Node == target) ?? outputs[0], arguments.Int("StartId"), arguments.Int("EndId"));
        if (report.IsChainBroken)
        {
            return forcing;
        }

        if (spec.Nodes.All(n => n.Name != target))
        {
            report.Add(ReferenceChecks.Unknown(part, report.ModelName, "Target of " + display, target, isList: !spec.IsGraph));
        }
        else if (ForcingChecks.Refusal(forcing, target, input, layers) is { } refusal)
        {
            Add(RuleIds.ArgumentOutOfRange, part, display + " " + refusal);
        }
        else
        {
            ForcingChecks.CheckCausal(layers, input, name, forcing.Output, report);
        }

        return forcing;
    }

    private void Add(string rule, PartSpec part, string sentence) => report.Add(new Finding(rule, part.Index, report.ModelName, sentence));

    private static bool IsOn(NodeSpec node, int part) => part >= node.FirstPart && part < node.FirstPart + node.PartCount;
}
