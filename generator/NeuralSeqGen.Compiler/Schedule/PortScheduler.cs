using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>What comes into a graph and goes out of it: inputs, parameters, numbers of the batch, results, gradients.</summary>
internal sealed class PortScheduler(Places places, Level level)
{
    private readonly RuntimeArrays _arrays = new(level.Graph);

    /// <summary>Says where inputs are, and copies into the arena those that are not in memory as kernels read them.</summary>
    /// <param name="kept">Values that an earlier phase left in the arena.</param>
    public void Load(IReadOnlyDictionary<Value, Layout> kept)
    {
        foreach (var input in level.Graph.Inputs)
        {
            if (level.Graph.Ports.TryGetValue(input, out var port))
            {
                Load(input, port);
            }
            else
            {
                level.SetLayout(input, kept[input]);
            }
        }
    }

    private void Load(Value input, Port port)
    {
        switch (port.Kind)
        {
            case PortKind.Parameter:
                level.SetLayout(input, Layout.Dense(_arrays.Of(BufferKind.Parameters), input.Shape, port.Index));
                break;
            case PortKind.State when places.ReadsStatesInPlace && level.Graph.Results.All(r => r.Port != port):
                level.SetLayout(input, Layout.Dense(_arrays.Of(BufferKind.Kept), input.Shape, port.Index));
                break;
            case PortKind.Weight or PortKind.WeightGradient or PortKind.Slot:
                level.SetLayout(input, Layout.Dense(_arrays.State(port, input.Shape, places.HoldsWholeWeights), input.Shape));
                break;
            case PortKind.BatchCount or PortKind.Frozen or PortKind.LearningRate or PortKind.StepNumber or PortKind.JointNorm:
            case PortKind.BatchValue when input.Shape.Rank == 0:
                BatchNumbers.Load(level, input, port);
                break;
            default:
                var layout = places.Arena.Place(input, level.Plan.Of(input), port.Kind.ToString());
                level.SetLayout(input, layout);
                level.Commands.Add(new LoadPortCommand(port, places.Arena.Touch(layout)));
                break;
        }
    }

    /// <summary>Sums over samples go straight into the runtime's arrays: gradients into the view of the parameter they belong to.</summary>
    public void AddDestinations()
    {
        foreach (var (parameter, gradient) in level.Graph.Gradients)
        {
            level.AddDestination(gradient, places.Of(level, parameter) with { Buffer = _arrays.Of(BufferKind.Gradients) });
        }

        foreach (var (port, value) in level.Graph.Results)
        {
            if (port.Kind is PortKind.Sum or PortKind.PhaseSum)
            {
                level.AddDestination(value, Layout.Dense(_arrays.Of(port.Kind == PortKind.Sum ? BufferKind.Sums : BufferKind.PhaseSums), value.Shape, port.Index));
            }
            else if (!places.HoldsWholeWeights && port.Kind is (PortKind.Weight or PortKind.WeightGradient or PortKind.Slot))
            {
                level.AddDestination(value, Layout.Dense(_arrays.State(port, value.Shape, isWhole: false), value.Shape));
            }
        }
    }

    /// <summary>Copies all results out of the arena but the gradients of the inputs.</summary>
    public void Store()
    {
        PortKind[] kinds = [PortKind.Output, PortKind.State, PortKind.CarriedState];
        var stores = kinds.SelectMany(Results).Select(Command).ToList();

        // a layer's output goes where the model's would, and nothing else may be written there
        foreach (var result in Results(PortKind.LayerOutput))
        {
            level.Commands.Add(new LayerOutputCommand(result.Port.Index, level.Aside(() => level.Commands.Add(Command(result)))));
        }

        level.Commands.AddRange(stores);
        if (places.HoldsWholeWeights)
        {
            StoreWeights();
        }
    }

    /// <summary>Everything is read before anything is written: kernels write to the arena, and their results are copied at the end.</summary>
    private void StoreWeights()
    {
        PortKind[] kinds = [PortKind.Weight, PortKind.WeightGradient, PortKind.Slot];
        level.Commands.AddRange(kinds.SelectMany(Results).Select(Command).ToList());
        foreach (var (_, value) in Results(PortKind.Number))
        {
            level.Commands.Add(new StoreNumberCommand(level.Constant(value) ?? throw new GraphException($"{value} is no number of the batch")));
        }
    }

    /// <summary>Copies the results of one kind out of the arena.</summary>
    public void Store(PortKind kind)
    {
        foreach (var result in Results(kind))
        {
            level.Commands.Add(Command(result));
        }
    }

    private IEnumerable<(Port Port, Value Value)> Results(PortKind kind) => level.Graph.Results.Where(r => r.Port.Kind == kind);

    /// <summary>The command that copies a result; what brings it together comes before it.</summary>
    private StorePortCommand Command((Port Port, Value Value) result) => new(result.Port, places.Arena.Touch(places.ForPort(level, result.Value)));
}
