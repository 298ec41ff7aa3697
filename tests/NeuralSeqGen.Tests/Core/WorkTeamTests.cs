namespace NeuralSeqGen.Tests.Core;

public class WorkTeamTests
{
    [Fact]
    public void Run_ManyJobs_EveryPartOnce()
    {
        var team = new WorkTeam();
        var random = new Random(5);
        for (int job = 0; job < 3000; job++)
        {
            var counter = new Counter(random.Next(1, 40));
            team.Run(counter, counter.Counts.Length, random.Next(1, 9));
            Assert.All(counter.Counts, c => Assert.Equal(1, c));
        }
    }

    [Fact]
    public void Run_SeveralTeamsAtOnce_DoNotMix()
    {
        var crew = new Crew(6, seed =>
        {
            var team = new WorkTeam();
            var random = new Random(seed);
            for (int job = 0; job < 300; job++)
            {
                var counter = new Counter(random.Next(2, 20));
                team.Run(counter, counter.Counts.Length, 4);
                if (counter.Counts.Any(c => c != 1))
                {
                    throw new InvalidOperationException("A part ran another number of times than once.");
                }
            }
        });
        crew.Join();
    }

    [Fact]
    public void Run_PartThrows_AllPartsRunAndTheExceptionSurfaces()
    {
        var team = new WorkTeam();
        var counter = new Counter(20, failing: 7);
        Assert.Equal("part 7", Assert.Throws<InvalidOperationException>(() => team.Run(counter, 20, 4)).Message);
        Assert.All(counter.Counts, c => Assert.Equal(1, c));
        var next = new Counter(20);
        team.Run(next, 20, 4);
        Assert.All(next.Counts, c => Assert.Equal(1, c));
    }

    [Theory]
    [InlineData(1, 1, 1), InlineData(16, 1, 1), InlineData(17, 2, 2), InlineData(128, 8, 8), InlineData(129, 9, 8), InlineData(1000, 63, 8)]
    public void ShardPlan_AnyBatch_CoversAllGroupsInOrder(int samples, int groups, int shards)
    {
        var plan = new ShardPlan(samples);
        Assert.Equal((groups, shards), (plan.Groups, plan.Shards));
        Assert.Equal((0, groups), (plan.FirstGroup(0), plan.FirstGroup(shards)));
        for (int shard = 0; shard < shards; shard++)
        {
            Assert.True(plan.FirstGroup(shard) < plan.FirstGroup(shard + 1));
        }

        Assert.Equal(samples, Enumerable.Range(0, groups).Sum(plan.Count));
    }

    private sealed class Counter(int parts, int failing = -1) : IShardJob
    {
        public readonly int[] Counts = new int[parts];

        public void Run(int part)
        {
            Interlocked.Increment(ref Counts[part]);
            if (part % 5 == 0)
            {
                Thread.SpinWait(200);
            }

            if (part == failing)
            {
                throw new InvalidOperationException($"part {part}");
            }
        }
    }
}
