using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds the function that a part names: its numbers, its weights, and a first run on the shapes of its place, which finds what does not fit.</summary>
internal sealed class FunctionBinder(BindingReport report, PartSpec part, string display)
{
    /// <summary>Place of the method's name among the places of its body.</summary>
    private const int Name = -1;

    /// <summary>The function of a layer; null where it cannot be run, which is reported.</summary>
    /// <param name="isCell">Whether it is the cell of a recurrent layer.</param>
    /// <param name="arguments">Of the layer.</param>
    /// <param name="inputs">Extents of what it reads.</param>
    /// <param name="mask">Shape of the mask that comes along; null for none.</param>
    public (BoundFunction Function, FunctionGraph Graph)? BindLayer(bool isCell, Arguments arguments, IReadOnlyList<Shape> inputs, Shape? mask)
    {
        var names = new Dictionary<string, int> { ["features"] = inputs[0].Rank > 0 ? inputs[0].Last : 1, ["steps"] = inputs[0].Rank > 1 ? inputs[0][0] : 1 };
        if (isCell)
        {
            return inputs[0].Rank > 1 ? BindCell(arguments, inputs[0].Skip(1), names) : null;
        }

        var bound = Bind(arguments, _ => inputs, mask, names, inputs.Count == 1 ? "it reads one value" : $"it reads {inputs.Count} values");
        return bound is { } function && Fits(function.Graph) && DependsOnInput(function) ? function : null;
    }

    /// <summary>The cell of a recurrent layer: one step's input and states, to as many states, or to an output and those.</summary>
    private (BoundFunction Function, FunctionGraph Graph)? BindCell(Arguments arguments, Shape step, Dictionary<string, int> names)
    {
        names["units"] = arguments.Int("Units");
        IReadOnlyList<Shape> states = [];
        var bound = Bind(arguments, known => [step, .. states = FunctionWeights.States(part.Function!, known)], null, names, "a cell reads one step and its states");
        if (bound is not { } cell)
        {
            return null;
        }

        string name = cell.Function.Spec.Name;
        int own = cell.Graph.Results.Count - states.Count;
        var wrong = states.Zip(cell.Graph.Results.Skip(own), (state, next) => (state, next.Shape)).FirstOrDefault(pair => !pair.state.Equals(pair.Shape));
        string? complaint =
            cell.Function.ReadsMask ? $"{name} reads a mask, but a cell has none: a masked step keeps its states. Leave the parameter out" :
            states.Count == 0 || own is not (0 or 1) ? $"{name} has {Count(states.Count, "state")} and gives {Count(cell.Graph.Results.Count, "tensor")}. A cell has a parameter for each state, behind the one for the step and without [Weight], and gives as many new states, or an output and those" :
            wrong.state is not null ? $"{name} gives {Naming.Sample(wrong.Shape)} for a state of {Naming.Sample(wrong.state)}. A state keeps its shape" : null;
        return complaint is not null ? Refuse(complaint) : (cell.Function with { States = states }, cell.Graph);
    }

    /// <summary>The function of a loss or metric: one number per row from target and output.</summary>
    public BoundFunction? BindRows(Arguments arguments, Shape target, Shape output)
    {
        var bound = Bind(arguments, _ => [target, output], null, new Dictionary<string, int>(), "it reads target and output");
        var rows = output.Take(output.Rank - 1);
        if (bound is not { } function || !Fits(function.Graph))
        {
            return null;
        }

        if (function.Function.WeightParameters.Count > 0)
        {
            return Refused(RuleIds.FunctionArguments, $"{function.Function.Spec.Name} has the weight '{function.Function.WeightParameters[0].Name}', but only layers have weights. Give it a number behind the name instead");
        }

        var result = function.Graph.Results[0];
        return !result.Shape.Equals(rows) ? Refused(RuleIds.FunctionResult, $"{function.Function.Spec.Name} gives {Naming.Sample(result.Shape)}, but it needs one number per row of the output {Naming.Sample(output)}, which is {Naming.Sample(rows)}.{FunctionHints.Of(part.Function!, arguments, " Reduce the last axis, as Sum(-1) or Mean(-1) do.").TrimEnd('.')}") :
            !function.Graph.Needs(function.Graph.Tensors[1]) ? Refused(RuleIds.UnusedOperand, $"{function.Function.Spec.Name} does not depend on the output, so that nothing can be learnt or measured. Compare its second parameter with the target") :
            function.Function;
    }

    private (BoundFunction Function, FunctionGraph Graph)? Bind(Arguments arguments, Func<IReadOnlyDictionary<string, int>, IReadOnlyList<Shape>> shapes, Shape? mask, Dictionary<string, int> names, string reads)
    {
        if (report.IsChainBroken || !IsReadable())
        {
            return null;
        }

        try
        {
            return Run(arguments, shapes, mask, names, reads);
        }
        catch (FunctionException e)
        {
            Add(e.RuleId, e.Place is null ? ": " : $" runs {part.Function!.Name}: ", e.Message + (e.RuleId == RuleIds.FunctionShapes ? FunctionHints.Of(part.Function!, arguments) : ""), e.Place);
            return null;
        }
    }

    private (BoundFunction Function, FunctionGraph Graph) Run(Arguments arguments, Func<IReadOnlyDictionary<string, int>, IReadOnlyList<Shape>> shapes, Shape? mask, Dictionary<string, int> names, string reads)
    {
        var parameters = part.Function!.Main.Parameters;
        var numbers = FunctionNumbers.Of(part.Function, arguments.Numbers("Arguments"));
        foreach (var (parameter, number) in parameters.Zip(numbers, (parameter, number) => (parameter, number)))
        {
            if (number is int whole)
            {
                names[parameter.Name] = whole;
            }
        }

        var tensors = shapes(names);
        CheckCount(parameters.Count(p => p.Kind == FunctionParameterKind.Tensor), tensors.Count, reads);
        var function = new BoundFunction(part.Function, numbers, FunctionWeights.Shapes(part.Function, names));
        var graph = function.Run(tensors, mask, isTraining: true);
        CheckUse(function, graph);
        return (function, graph);
    }

    private void CheckCount(int expected, int given, string reads)
    {
        if (expected != given)
        {
            throw new FunctionException(RuleIds.FunctionArguments, $"{part.Function!.Name} has {Count(expected, "tensor")} among its parameters, but {reads}. {(expected < given ? "Add parameters" : "Name what it reads, mark weights with [Weight], or leave parameters out")}.");
        }
    }

    private void CheckUse(BoundFunction function, FunctionGraph graph)
    {
        foreach (var (parameter, value) in function.WeightParameters.Zip(graph.Weights, (parameter, value) => (parameter, value)))
        {
            if (!graph.Needs(value))
            {
                throw new FunctionException(RuleIds.UnusedOperand, $"the weight '{parameter.Name}' of {function.Spec.Name} is not used, so that it would never be trained. Use it, or remove the parameter.") { Place = new(0, Name) };
            }
        }
    }

    private bool IsReadable()
    {
        var spec = part.Function!;
        if (spec.Problem.Length > 0)
        {
            Add(RuleIds.UnknownFunction, " ", spec.Problem + ".", null);
            return false;
        }

        if (spec.Bodies.Any(b => b.IsBroken))
        {
            report.Leave(new ReportedElsewhere(part.Index));
            return false;
        }

        foreach (var (body, i) in spec.Bodies.Select((body, i) => (body, i)))
        {
            foreach (var refusal in body.Refusals)
            {
                Add(RuleIds.NoCompiledForm, $" runs {spec.Name}: ", refusal.Sentence, new(i, refusal.Place));
            }
        }

        return spec.Bodies.All(b => b.Refusals.Count == 0);
    }

    private bool Fits(FunctionGraph graph)
    {
        if (graph.Results.Count > 1)
        {
            Refused(RuleIds.FunctionResult, $"{part.Function!.Name} gives {graph.Results.Count} tensors, but one is needed here. Return one");
        }

        return graph.Results.Count == 1;
    }

    private bool DependsOnInput((BoundFunction Function, FunctionGraph Graph) bound)
    {
        bool depends = bound.Graph.Needed().Overlaps(bound.Graph.Tensors);
        if (!depends)
        {
            Refused(RuleIds.UnusedOperand, $"{bound.Function.Spec.Name} does not depend on what it reads, so that its result is the same for every sample. Use its parameters");
        }

        return depends;
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private (BoundFunction Function, FunctionGraph Graph)? Refuse(string sentence)
    {
        Refused(RuleIds.FunctionResult, sentence);
        return null;
    }

    private BoundFunction? Refused(string rule, string sentence)
    {
        Add(rule, ": ", sentence + ".", new(0, Name));
        return null;
    }

    private void Add(string rule, string link, string sentence, FunctionPlace? place)
    {
        report.Add(new Finding(rule, part.Index, report.ModelName, display + link + sentence) { Place = place });
        report.BreakSilently();
    }
}
