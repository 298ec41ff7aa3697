using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>A program whose every call fails, of a stateful model with one input and one output, so that calls hold the gate.</summary>
internal sealed class FailingProgram : ModelProgram
{
    public const int Batch = 1, Features = 3, Parameters = 20_000;

    public override int VectorBits => 128;

    public override int PredictArena => 16;

    public override int EvaluateArena => 16;

    public override int TrainArena => 16;

    public override int PredictOneArena => 16;

    public override int PhaseCount => 1;

    public override int BatchValueCount => 0;

    public override int StepArena => 16;

    public static ModelCore Core() => new(
        new ModelDefinition
        {
            Name = "Failing", ArchitectureHash = "", LossRows = [1], Metrics = [], Loss = "mean_squared_error", Optimizer = new("sgd", 0.1, []), ParameterCount = Parameters,
            Inputs = [new("input_1", ElementType.Single) { Shape = [Features] }], Outputs = [new("dense_1", ElementType.Single) { Shape = [1] }], Targets = [new("dense_1", ElementType.Single) { Shape = [1] }],
            Layers = [new("dense_1", "Dense", "[Dense(1)] #1", [1], Parameters, false)],
            Weights = [new() { Name = "dense_1/kernel", Layer = "dense_1", Shape = [Parameters], Offset = 0, Length = Parameters }],
            StatefulBatch = Batch, StateElements = 1, Program = _ => new FailingProgram(),
        },
        new LinearModel(), seed: 1);

    public override void Predict(in BatchGroup group) => throw new NotSupportedException();

    public override void PredictOne(in BatchGroup group) => throw new NotSupportedException();

    public override void Evaluate(in BatchGroup group) => throw new NotSupportedException();

    public override void Train(in BatchGroup group) => throw new NotSupportedException();

    public override void Update(in UpdateRange range) => throw new NotSupportedException();
}
