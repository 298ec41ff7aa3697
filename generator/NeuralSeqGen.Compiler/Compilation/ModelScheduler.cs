using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>Schedules every entry point of a model at one vector width, and decides what one sequence runs.</summary>
internal static class ModelScheduler
{
    /// <param name="graphs">The model's graphs.</param>
    /// <param name="tiling">The vector width, and how long the code may get.</param>
    /// <param name="oneSequence">Whether one sequence may have a schedule of its own; else it is a batch of one.</param>
    public static ModelPrograms Run(ModelGraphs graphs, Tiling tiling, bool oneSequence) => new()
    {
        Bits = tiling.Bits,
        Predict = ProgramScheduler.Run(graphs.Predict, tiling),
        PredictOne = oneSequence ? ProgramScheduler.RunOneSequence(graphs.PredictOne, tiling) : null,
        GroupCost = graphs.GroupCost,
        Evaluate = ProgramScheduler.Run(graphs.Evaluate, tiling),
        Train = ProgramScheduler.Run(graphs.Train, tiling),
        Update = graphs.Update is { } update ? ProgramScheduler.RunUpdate(update, tiling) : null,
        Weights = graphs.Weights.Select(w => new WeightProgram(w.Part, w.Weights, ProgramScheduler.RunWholeWeight(w.Graph, tiling))).ToList(),
        Step = One(graphs.Step, tiling, oneSequence),
        Encode = One(graphs.Decoder?.Before, tiling, oneSequence),
        Decode = One(graphs.Decoder?.Step, tiling, oneSequence),
        DecoderCarried = graphs.Decoder?.Carried ?? 0,
        BatchValues = Math.Max(graphs.Evaluate.SumCount, graphs.Train.SumCount),
        KeepsEvaluateArena = graphs.Evaluate.KeepsArena,
        KeepsTrainArena = graphs.Train.KeepsArena,
        Tables = RowTable.Of(graphs.Train),
    };

    private static Program? One(Graph? graph, Tiling tiling, bool oneSequence) =>
        graph is null ? null : (oneSequence ? ProgramScheduler.RunOneSequence(graph, tiling) : null) ?? ProgramScheduler.Run(graph, tiling);
}
